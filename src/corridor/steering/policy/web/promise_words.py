# SPDX-License-Identifier: EUPL-1.2
"""How a promise is put: its state, its term, whether it is overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from corridor.foundation.pages.public import words
from corridor.values.answers import Answer

from ..models import Promise, PromiseStep
from ..public import PromiseState, TermKind, overdue
from .shown import chosen

# Tone and sign of a badge. What the sources are silent about looks as what is not known does.
STATES: dict[str, tuple[str, str]] = {
    PromiseState.KEPT: ("good", "yes"),
    PromiseState.KEPT_LATE: ("warn", "clock"),
    PromiseState.UNDER_WAY: ("note", "next"),
    PromiseState.CHANGED: ("", "info"),
    PromiseState.OPEN: ("note", "clock"),
    PromiseState.SILENT: ("open", "unknown"),
}

STATE_NAMES: dict[str, Any] = {
    state.value: dict(PromiseStep.State.choices)[state.value] for state in PromiseState
}

OVERDUE = {
    Answer.YES: pgettext_lazy("promise", "overdue"),
    Answer.UNKNOWN: gettext_lazy("overdue: not known"),
    Answer.NO: pgettext_lazy("promise", "not overdue"),
}

OVERDUE_BADGES: dict[Answer, tuple[str, str]] = {
    Answer.YES: ("bad", "warning"),
    Answer.UNKNOWN: ("open", "unknown"),
}


def state_badge(state: str) -> dict[str, Any]:
    """What the tag `badge` is given."""
    tone, sign = STATES[state]
    return {"label": STATE_NAMES[state], "tone": tone, "sign": sign}


def overdue_badge(answer: Answer) -> dict[str, Any] | None:
    """The same for being overdue; nothing where it is not."""
    if answer is Answer.NO:
        return None
    tone, sign = OVERDUE_BADGES[answer]
    return {"label": OVERDUE[answer], "tone": tone, "sign": sign}


def term_words(row: Promise) -> str:
    """By when, as the source puts it and in days."""
    said = chosen(row.term_text)
    term = row.by_when
    if term.days is not None:
        days = words.period(term.days)
        return said if said in ("", days) or not said else f"{said} ({days})"
    if term.kind is TermKind.UNKNOWN:
        return _("not known: it may stand in a part that is lost")
    return said or _("none stated")


def why_overdue(row: Promise, day: date) -> str:
    """Why it is overdue, or why that cannot be told; empty where it is not."""
    answer = overdue(row, day)
    if answer is Answer.YES:
        return _("Its term is over and it is not done.")
    if answer is Answer.NO:
        return ""
    if row.by_when.kind is TermKind.UNKNOWN:
        return _("Whether it had a term is not known, so neither is whether that is over.")
    if row.by_when.passed(day) is Answer.UNKNOWN:
        return _("Its term ends on a day that is not known exactly.")
    return _("Its term is over. Whether it was done, these documents do not tell.")


def nodes_cell(row: Promise) -> Any:
    """The codes of the nodes it touches."""
    return ", ".join(f"{node.framework.code}/{node.code}" for node in row.nodes.all()) or _("none")
