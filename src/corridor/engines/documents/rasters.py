# SPDX-License-Identifier: EUPL-1.2
"""Raster images: which are let in, and how large they are."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, UnidentifiedImageError

from corridor.engines.documents.errors import DocumentError

MOST_PIXELS = 40_000_000
_KINDS: dict[str, Literal["png", "jpeg"]] = {"PNG": "png", "JPEG": "jpeg"}


@dataclass(frozen=True, slots=True)
class Raster:
    """Width and height are in pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int


def measured(data: bytes, where: str) -> Raster:
    """What an image is. Raises DocumentError for one that is no PNG or JPEG, that cannot be read
    to its end, or that has more than MOST_PIXELS."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(_KINDS)) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise DocumentError(
                        f"{where}: {width} by {height} pixels is more than {MOST_PIXELS:,}"
                    )
                image.load()
                return Raster(_KINDS[str(image.format)], width, height)
    except DocumentError:
        raise
    except UnidentifiedImageError as fault:
        raise DocumentError(f"{where}: it is neither a PNG nor a JPEG image") from fault
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise DocumentError(f"{where}: the image cannot be read ({fault})") from fault
