# SPDX-License-Identifier: EUPL-1.2
"""Pictures for the text of a report."""

from __future__ import annotations

import hashlib
from typing import IO

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.values.texts import Text

from ..models import Image, Report
from ..rules.images import LARGEST, WIDEST, BadImage, picture
from .holding import by_hand, check_writable, holding

LONGEST = 500


def add_image(
    *,
    report: Report,
    file: IO[bytes],
    alt: Text | None,
    by: Actor,
    caption: Text | None = None,
) -> Image:
    """Keep a picture for a report's texts; the same bytes again give the picture there is.

    Raises `Refused` at `file` for what is no whole PNG or JPEG, or too large; at `alt` where a
    language lacks the words for who cannot see it; at `state`.
    """
    if alt is None or alt.missing():
        missing = ", ".join(("nl", "fr", "en") if alt is None else alt.missing())
        raise Refused(
            _("Say what the picture shows, for who cannot see it; missing: %(languages)s.")
            % {"languages": missing},
            "alt",
        )
    for text, at in ((alt, "alt"), (caption, "caption")):
        if text is not None and any(len(string) > LONGEST for string in text.values()):
            raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, at)
    content = file.read(LARGEST + 1)
    try:
        seen = picture(content)
    except BadImage as error:
        raise Refused(
            _(
                "Only whole PNG and JPEG pictures are taken, of %(megabytes)s MB and %(pixels)s "
                "pixels a side at the most."
            )
            % {"megabytes": LARGEST // 1024 // 1024, "pixels": WIDEST},
            "file",
        ) from error
    digest = hashlib.sha256(content).hexdigest()
    with holding(report, by=by) as held:
        check_writable(held)
        there = held.images.defer("content").filter(hash=digest).first()
        if there is not None:
            return there
        by_hand(held)
        return Image.objects.create(
            report=held,
            content=content,
            media_type=seen.media_type,
            width=seen.width,
            height=seen.height,
            size=len(content),
            hash=digest,
            alt=alt,
            caption=caption,
            by_key=by.pk,
        )
