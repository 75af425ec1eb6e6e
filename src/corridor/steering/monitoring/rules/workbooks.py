# SPDX-License-Identifier: EUPL-1.2
"""What a workbook of a round says of itself, and what its rows remember.

Each row keeps the version it was made from and a fingerprint of what it said then: so what nobody
touched is not written, and what somebody else changed meanwhile is not undone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from corridor.values.canonical import canonical, digest
from corridor.values.periods import Moment, Period

KIND = "reporting-round"
# Raised when columns change their meaning, so that an older workbook is told from a new one.
LAYOUT = 1
LANGUAGES = ("nl", "fr", "en")
# A spreadsheet keeps some 32,000 signs in a cell; longer text is shown cut and stays as it is.
LONGEST_SHOWN = 30_000


class Misfit(StrEnum):
    """Why a workbook is not one of this round."""

    UNKNOWN = "unknown"
    CHANGED = "changed"
    OTHER_KIND = "other_kind"
    OLDER = "older"
    NEWER = "newer"
    OTHER_PARTNER = "other_partner"
    OTHER_ROUND = "other_round"


def about(
    *, round: str, partner: str, partner_name: str, period: str, language: str, made: str
) -> dict[str, str]:
    """`round` is a public identifier, `partner` a code; `period` is "2011-01-01/2011-12-31", `made`
    a moment, both as ISO 8601 writes them."""
    said = {
        "kind": KIND,
        "layout": str(LAYOUT),
        "round": round,
        "partner": partner,
        "partner_name": partner_name,
        "period": period,
        "language": language,
        "made": made,
    }
    return {**said, "hash": digest(said)}


def misfit(said: Mapping[str, str], *, round: str, partner: str) -> Misfit | None:
    """What is wrong with a file that says this of itself; null for one of this round."""
    if not said:
        return Misfit.UNKNOWN
    rest = {key: value for key, value in said.items() if key != "hash"}
    if said.get("hash") != sha256(_safe(rest).encode()).hexdigest():
        return Misfit.CHANGED
    if said.get("kind") != KIND:
        return Misfit.OTHER_KIND
    layout = said.get("layout", "")
    if layout != str(LAYOUT):
        newer = layout.isdecimal() and int(layout[:9]) > LAYOUT
        return Misfit.NEWER if newer else Misfit.OLDER
    if said.get("language") not in LANGUAGES:
        return Misfit.CHANGED
    if said.get("round") != round:
        same = said.get("partner") == partner
        return Misfit.OTHER_ROUND if same else Misfit.OTHER_PARTNER
    return None


def _safe(said: Mapping[str, str]) -> str:
    try:
        return canonical(dict(said))
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Seen:
    """`version` 0 is: nothing stood there."""

    version: int = 0
    fingerprint: str = ""

    def __str__(self) -> str:
        return f"{self.version}:{self.fingerprint}"

    @classmethod
    def parse(cls, said: str) -> Seen:
        """What is not written as it should be has seen nothing."""
        found = re.fullmatch(r"([0-9]{1,8}):([0-9a-z]{0,16})", said.strip())
        return cls(int(found[1]), found[2]) if found else cls()


def fingerprint(facts: Mapping[str, str] | Sequence[Sequence[str]]) -> str:
    """Of what the cells of a row say; empty ones are as if they were not there."""
    content = (
        {key: value for key, value in facts.items() if value}
        if isinstance(facts, Mapping)
        else [list(each) for each in facts]
    )
    said = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()[:16]


_NAMED = re.compile(r".*\[([^\[\]]+)\]", re.S)


def named(said: str) -> str:
    """The key of "Title [key]", or all of it."""
    found = _NAMED.fullmatch(said.strip())
    return (found[1] if found else said).strip()


def cell_words(cell: Sequence[str]) -> str:
    """A part of a figure as its row names it: "age:18-29 + sex:f"."""
    return " + ".join(cell)


def cell_of(said: str) -> tuple[str, ...]:
    return tuple(sorted(each.strip() for each in re.split(r"[+×;,]", said) if each.strip()))


def moment_words(period: Period | None) -> str:
    """A day that lies somewhere in a period: 2011, 2011-03, 2011-03-04, else its bounds."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"{start or ''}/{end or ''}"
    last = end - timedelta(days=1)
    if start == last:
        return start.isoformat()
    if (start.day, last, start.year) == (1, _month_end(start), last.year):
        return f"{start:%Y-%m}"
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31) and start.year == last.year:
        return f"{start:%Y}"
    return f"{start}/{last}"


def moment_of(said: str) -> Period:
    """Raises `ValueError` for what is no year, month or day."""
    moment = Moment.parse(said)
    if moment.earliest is None or moment.latest is None or moment.latest.year > 9000:
        raise ValueError(said)
    return Period(moment.earliest, moment.latest + timedelta(days=1))


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def shown(text: str) -> str:
    """A text as a cell holds it."""
    said = text.replace("\r\n", "\n").strip()
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN].rstrip()} […]"
