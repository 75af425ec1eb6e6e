# SPDX-License-Identifier: EUPL-1.2
"""Time in days: half-open periods, and validity of which not every bound is known."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .answers import Answer

_MOMENT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to but not including `end`; `None` is open. Never empty."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"a period cannot end ({self.end}) before or as it starts")

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )

    def covers(self, other: Period) -> bool:
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


@dataclass(frozen=True, slots=True)
class Moment:
    """A day known to lie in [`earliest`, `latest`]; `None` is unbounded.

    `open` tells an end that does not exist (it runs on) from one that is not known.
    """

    earliest: date | None
    latest: date | None
    open: bool = False

    @classmethod
    def parse(cls, text: str) -> Moment:
        """From YYYY, YYYY-MM, YYYY-MM-DD, "unknown" or "open"; else `ValueError`.

        >>> Moment.parse("2009-02")
        Moment(earliest=datetime.date(2009, 2, 1), latest=datetime.date(2009, 2, 28), open=False)
        """
        if text == "open":
            return cls(None, None, open=True)
        if text == "unknown":
            return cls(None, None)
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text!r} is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, unknown or open"
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            if month is None:
                return cls(date(year, 1, 1), date(year, 12, 31))
            if day is None:
                return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            return cls(date(year, month, day), date(year, month, day))
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day of the calendar") from error


@dataclass(frozen=True, slots=True)
class Validity:
    """When something held: surely within `certain`, at most within `possible`.

    `certain` is `None` when not a single day is sure. A day inside `possible` but outside
    `certain` is one on which the answer is unknown.
    """

    possible: Period
    certain: Period | None

    def __post_init__(self) -> None:
        if self.certain is not None and not self.possible.covers(self.certain):
            raise ValueError("what is certain must be possible")

    @classmethod
    def exactly(cls, start: date | None, end: date | None) -> Validity:
        period = Period(start, end)
        return cls(period, period)

    @classmethod
    def between(cls, start: Moment, end: Moment) -> Validity:
        """From one moment up to (not including) another; `ValueError` when they are reversed.

        What is not known of a bound widens `possible` and narrows `certain`.
        """
        possible = Period(
            None if start.open else start.earliest,
            None if end.open else end.latest,
        )
        unknown_start = not start.open and start.latest is None
        unknown_end = not end.open and end.earliest is None
        if unknown_start or unknown_end:
            return cls(possible, None)
        sure_from = None if start.open else start.latest
        sure_until = None if end.open else end.earliest
        if sure_from is not None and sure_until is not None and sure_until <= sure_from:
            return cls(possible, None)
        return cls(possible, Period(sure_from, sure_until))

    def on(self, day: date) -> Answer:
        if self.certain is not None and day in self.certain:
            return Answer.YES
        return Answer.UNKNOWN if day in self.possible else Answer.NO


def parse_validity(stated: Mapping[str, str]) -> Validity:
    """From {"from": moment, "until": moment}, as the data pack writes it.

    >>> parse_validity({"from": "2008", "until": "open"}).on(date(2008, 6, 1))
    <Answer.UNKNOWN: 'unknown'>

    Raises `ValueError` for a missing or unknown key, a bad moment, or reversed bounds.
    """
    extra = sorted(set(stated) - {"from", "until"})
    missing = sorted({"from", "until"} - set(stated))
    if extra or missing:
        raise ValueError("validity has the two keys from and until")
    return Validity.between(Moment.parse(stated["from"]), Moment.parse(stated["until"]))


def parse_days(text: str) -> Period:
    """Days in which a moment lies: "2011", "2011-07", "2011-07-11", or two with a slash between.

    >>> parse_days("2011-11/2011-12")
    Period(start=datetime.date(2011, 11, 1), end=datetime.date(2012, 1, 1))

    Raises `ValueError` for anything else, and for two in the wrong order.
    """
    first, slash, last = text.strip().partition("/")
    start = Moment.parse(first)
    end = Moment.parse(last) if slash else start
    if start.earliest is None or end.latest is None:
        raise ValueError(f"{text!r} names no days: write YYYY, YYYY-MM or YYYY-MM-DD")
    if end.latest < start.earliest:
        raise ValueError(f"{text!r} ends before it starts")
    if end.latest == date.max:
        raise ValueError(f"{text!r} is later than can be kept")
    return Period(start.earliest, date.fromordinal(end.latest.toordinal() + 1))


def days_as_text(days: Period) -> str:
    """As `parse_days` reads them, as short as can be."""
    assert days.start is not None
    assert days.end is not None
    last = date.fromordinal(days.end.toordinal() - 1)
    for length in (4, 7, 10):
        first = days.start.isoformat()[:length]
        if parse_days(first) == days:
            return first
        closing = last.isoformat()[:length]
        if parse_days(f"{first}/{closing}") == days:
            return f"{first}/{closing}"
    raise AssertionError("two days always say it")  # pragma: no cover
