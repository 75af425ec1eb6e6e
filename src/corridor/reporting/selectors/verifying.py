# SPDX-License-Identifier: EUPL-1.2
"""Whether a downloaded edition or figure is what was published, and where it is not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import DecimalException
from typing import Any

from corridor.values.canonical import digest
from corridor.values.texts import INTERFACE_LANGUAGES

from ..models import Edition, FrozenFigure
from ..rules.verifying import (
    CheckedFigure,
    Difference,
    Download,
    Kind,
    Unreadable,
    checked,
    differences,
    read,
    seal_of,
)
from .addresses import absolute, figure_path
from .documents import as_json
from .reading import Reading, read_edition

# Of the address the site's own name differs from one installation to another.
LEFT = frozenset({"address"})


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a check. `published` null: nothing was asked of the database, or (`looked`)
    there is no such edition there. `seal` is the edition's hash as worked out from the file; null
    where the file does not hold all that it vouches for."""

    download: Download
    figures: tuple[CheckedFigure, ...]
    seal: str | None
    differences: tuple[Difference, ...]
    looked: bool
    published: Edition | None
    newest: int | None = None

    @property
    def hashes_hold(self) -> bool:
        """Every hash in the file is that of what it vouches for."""
        return all(each.same for each in self.figures) and self.seal in (None, self.download.seal)

    @property
    def same(self) -> bool:
        """Nothing differs; with the database also that this is what was published."""
        if not self.hashes_hold or self.differences:
            return False
        return self.published is not None if self.looked else True


def verify(data: bytes) -> Verified:
    """A file against the edition that was published. Raises `Unreadable`."""
    download = read(data)
    of = Edition.objects.filter(
        report__framework__code=download.framework, report__year=download.year
    ).select_related("report__framework")
    edition = of.filter(number=download.number).first() if download.number else None
    newest = of.order_by("-number").values_list("number", flat=True).first()
    told: list[Difference] = []
    if edition is not None:
        expected = _expected(edition, download)
        told = differences(expected, download.whole, leave=LEFT)
    return Verified(
        download, checked(download), seal_of(download), tuple(told), True, edition, newest
    )


def verify_offline(data: bytes) -> Verified:
    """A file against its own hashes, and its words against what they vouch for. Asks nothing of the
    database. Raises `Unreadable`."""
    download = read(data)
    told: list[Difference] = []
    if download.kind is Kind.EDITION and download.content is not None:
        reading = Reading(
            content=download.content,
            figures=download.figures,
            hashes={each.key: each.found for each in checked(download)},
            lang=_language(download),
            number=download.number,
            hash=seal_of(download),
        )
        told = differences(_written(reading), download.whole, leave=LEFT)
    return Verified(download, checked(download), seal_of(download), tuple(told), False, None)


def _expected(edition: Edition, download: Download) -> Mapping[str, Any]:
    if download.kind is Kind.EDITION:
        return _written(read_edition(edition, _language(download)))
    (key,) = download.figures
    frozen = FrozenFigure.objects.filter(edition=edition, key=key).first()
    if frozen is None:
        return {"frozen": None, "hash": None}
    body = figure_as_json(
        download.framework, download.year, key, frozen.content, edition, hash=frozen.hash
    )
    return dict(json.loads(body))


def _language(download: Download) -> str:
    if download.language not in INTERFACE_LANGUAGES:
        raise Unreadable("not_ours")
    return download.language


def _written(reading: Reading) -> Mapping[str, Any]:
    """As a download has it; what somebody made up may lack anything."""
    try:
        return dict(json.loads(as_json(reading)))
    except (LookupError, TypeError, ValueError, AttributeError, DecimalException) as error:
        raise Unreadable("not_ours") from error


def figure_as_json(
    framework: str,
    year: int,
    key: str,
    frozen: Mapping[str, Any],
    edition: Edition | None,
    *,
    hash: str = "",
) -> str:
    """A figure as a file: frozen, with its hash and the edition that it was published in."""
    content = {
        "framework": framework,
        "year": year,
        "key": key,
        "edition": None if edition is None else {"number": edition.number, "hash": edition.hash},
        "address": absolute(figure_path(framework, year, key, "en")),
        "hash": hash or digest(dict(frozen)),
        "frozen": dict(frozen),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
