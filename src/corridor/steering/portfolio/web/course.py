# SPDX-License-Identifier: EUPL-1.2
"""An activity's course in time: what happened when, and the same as a strip of bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Activity
from .shown import told, when_words

WIDTH = 1000
ROW = 14


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened or was planned; `kind` gives it its sign."""

    kind: str
    title: Any
    when: Any
    order: tuple[bool, date, int]
    text: Text | None = None
    facts: tuple[str, ...] = ()
    follow_up: Text | None = None
    note: Text | None = None
    evidence: Any = None


@dataclass(frozen=True, slots=True)
class Course:
    events: tuple[Event, ...]
    strip: SafeString | None
    first: int | None = None
    last: int | None = None
    secondments: tuple[Any, ...] = field(default=())


def course(activity: Activity) -> Course | None:
    """Null where nothing is known of when."""
    phases = list(activity.phases.all())
    extensions = list(activity.extensions.all())
    stops = list(activity.stops.all())
    events = [
        *_dates(activity),
        *(
            Event(
                "phase",
                row.name,
                words.validity(row.validity),
                _order(row.validity.possible, 2),
                text=row.text,
                evidence=row,
            )
            for row in phases
        ),
        *(_extension(row) for row in extensions),
        *(
            Event(
                "stop",
                _("Ended before its time"),
                when_words(row.decided),
                _order(_period(row.decided), 5),
                text=row.reason,
                follow_up=row.follow_up,
                evidence=row,
            )
            for row in stops
        ),
    ]
    if not events:
        return None
    strip = _strip(activity, phases, extensions, stops)
    ordered = tuple(sorted(events, key=lambda event: event.order))
    return Course(ordered, *strip)


def _period(stored: Any) -> Period | None:
    return None if stored is None else as_period(stored)


def _order(period: Period | None, rank: int) -> tuple[bool, date, int]:
    """By the first day on which it may have been; what has no time comes last."""
    start = None if period is None else period.start
    return (start is None, start or date.min, rank)


def _dates(activity: Activity) -> Iterator[Event]:
    for planned, actual, said, plan, rank in (
        ("planned_start", "actual_start", _("Started"), _("Planned start"), 1),
        ("planned_end", "actual_end", _("Ended"), _("Planned end"), 4),
    ):
        meant, was = getattr(activity, planned), getattr(activity, actual)
        if was is not None:
            facts: tuple[str, ...] = ()
            if meant is not None and meant != was:
                facts = (_("planned: %(when)s") % {"when": when_words(meant)},)
            yield Event(actual, said, when_words(was), _order(_period(was), rank), facts=facts)
        elif meant is not None:
            yield Event(planned, plan, when_words(meant), _order(_period(meant), rank))


def _extension(row: Any) -> Event:
    facts = []
    if row.new_end is not None:
        facts.append(_("until %(when)s") % {"when": when_words(row.new_end)})
    facts.append(
        {
            True: _("budget-neutral"),
            False: _("with more money"),
            None: _("whether it cost more is not stated"),
        }[row.budget_neutral]
    )
    return Event(
        "extension",
        _("Extended"),
        when_words(row.decided),
        _order(_period(row.decided), 3),
        text=row.reason,
        facts=tuple(facts),
        note=row.note,
        evidence=row,
    )


def _strip(
    activity: Activity, phases: list[Any], extensions: list[Any], stops: list[Any]
) -> tuple[SafeString | None, int | None, int | None]:
    """Bars over whole years: planned, actual, each phase; with the first and the last year."""
    bars: list[tuple[str, Period]] = []
    planned = _stretch(activity.planned_start, activity.planned_end)
    actual = _stretch(activity.actual_start, activity.actual_end, told(activity))
    if planned is not None:
        bars.append(("planned", planned))
    if actual is not None:
        bars.append(("actual", actual))
    bars += [
        ("phase", row.validity.possible)
        for row in phases
        if row.validity.possible.start and row.validity.possible.end
    ]
    if not bars:
        return None, None, None
    marks = [("extension", _period(row.new_end or row.decided)) for row in extensions]
    marks += [("stop", _period(row.decided)) for row in stops]
    sure = [(kind, period) for kind, period in marks if period is not None and period.start]
    days = [day for _kind, bar in bars for day in (bar.start, bar.end) if day is not None]
    days += [period.start for _kind, period in sure if period.start is not None]
    first, last = min(days).year, max(days).year
    left, right = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal()

    def at(day: date | None) -> str:
        return f"{((day or date.max).toordinal() - left) / (right - left) * WIDTH:.1f}"

    height = ROW * len(bars) + 6
    years = format_html_join(
        "",
        '<line class="portfolio-strip__year" x1="{0}" x2="{0}" y1="0" y2="{1}"/>',
        ((at(date(year, 1, 1)), height) for year in range(first + 1, last + 1)),
    )
    drawn = format_html_join(
        "",
        '<rect class="portfolio-strip__{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>',
        (
            (
                kind,
                at(bar.start),
                place * ROW + 4,
                f"{float(at(bar.end)) - float(at(bar.start)):.1f}",
                ROW - 4,
            )
            for place, (kind, bar) in enumerate(bars)
        ),
    )
    ticks = format_html_join(
        "",
        '<line class="portfolio-strip__{}" x1="{}" x2="{}" y1="0" y2="{}"/>',
        ((kind, at(period.start), at(period.start), height) for kind, period in sure),
    )
    return (
        format_html(
            '<svg class="portfolio-strip" viewBox="0 0 {} {}" preserveAspectRatio="none"'
            ' aria-hidden="true" focusable="false">{}{}{}</svg>',
            WIDTH,
            height,
            years,
            drawn,
            ticks,
        ),
        first,
        last,
    )


def _stretch(start: Any, end: Any, told: Period | None = None) -> Period | None:
    """From the first day it may have started to the last it may have ended.

    Without an end: to the last day that is told of, or today.
    """
    began, ended = _period(start), _period(end)
    if began is None or began.start is None:
        return None
    until = None if ended is None else ended.end
    if until is None:
        until = timezone.localdate() if told is None else told.end or timezone.localdate()
    return None if until <= began.start else Period(began.start, until)
