# SPDX-License-Identifier: EUPL-1.2
"""Shares of an activity: those that are stated add up to the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .statements import ActivityStatement

WHOLE = Decimal(100)
# What rounding of a source's own percentages may cost: three thirds printed as 33.33.
TOLERANCE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Uneven:
    """Shares that do not add up: of which list, within which vocabulary or framework, to what.

    `some` is true where a part of the rows has no share. Those who fund may leave a part open: who
    else pays is not always named.
    """

    field: str
    within: str
    total: Decimal
    some: bool


def uneven(statement: ActivityStatement) -> tuple[Uneven, ...]:
    """Every group of shares of which some are stated and that do not make 100 together."""
    where = [each.percentage for each in statement.countries]
    where += [each.percentage for each in statement.regions]
    funding = [each.percentage for each in statement.participations if each.role == "1"]
    found = [
        _check("countries" if statement.countries else "regions", "", where),
        _check("participations", "", funding, partly=True),
        *(
            _check("sectors", name, shares)
            for name, shares in _grouped(
                (each.vocabulary, each.percentage) for each in statement.sectors
            ).items()
        ),
        *(
            _check("nodes", name, shares)
            for name, shares in _grouped(
                (each.node.partition("/")[0], each.percentage) for each in statement.nodes
            ).items()
        ),
    ]
    return tuple(each for each in found if each is not None)


def _grouped(
    pairs: Iterable[tuple[str, Decimal | None]],
) -> Mapping[str, list[Decimal | None]]:
    groups: dict[str, list[Decimal | None]] = {}
    for name, share in pairs:
        groups.setdefault(name, []).append(share)
    return groups


def _check(
    field: str, within: str, shares: list[Decimal | None], *, partly: bool = False
) -> Uneven | None:
    """`partly`: a part may be open, since others who are not named may hold the rest."""
    stated = [share for share in shares if share is not None]
    if not stated:
        return None
    total, some = sum(stated, Decimal(0)), len(stated) < len(shares)
    off = abs(total - WHOLE)
    fits = total <= WHOLE or off <= TOLERANCE if partly else not some and off <= TOLERANCE
    return None if fits else Uneven(field, within, total, some)
