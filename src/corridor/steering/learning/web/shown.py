# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from corridor.foundation.pages.public import Cell, not_found, words
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country, country_names
from corridor.steering.policy.public import Node, named_nodes
from corridor.steering.portfolio.public import Activity
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..models import FollowUp, Lesson, Response
from ..public import Advice, Recommendation, Reply, State, due_of, overdue

# Tone and sign of a badge.
STATES: dict[str, tuple[str, str]] = {
    State.OPEN: ("note", "clock"),
    State.PLANNED: ("note", "clock"),
    State.UNDER_WAY: ("note", "next"),
    State.DONE: ("good", "yes"),
    State.DROPPED: ("", "info"),
    State.SILENT: ("open", "unknown"),
    State.REJECTED: ("", "no"),
}
STATE_NAMES: dict[str, Any] = {
    State.OPEN: pgettext_lazy("recommendation", "open"),
    State.REJECTED: pgettext_lazy("recommendation", "rejected"),
    **dict(FollowUp.State.choices),
}
REPLIES: dict[str, tuple[str, str]] = {
    Reply.ACCEPTED: ("good", "yes"),
    Reply.PARTLY: ("warn", "info"),
    Reply.REJECTED: ("bad", "no"),
    Reply.NOT_STATED: ("open", "unknown"),
}
KINDS: dict[str, tuple[str, str]] = {
    "strength": ("good", "yes"),
    "weakness": ("warn", "warning"),
    "neutral": ("", "info"),
}
LESSON_STATES: dict[str, tuple[str, str]] = {
    Lesson.State.PROPOSED: ("note", "clock"),
    Lesson.State.ACCEPTED: ("good", "yes"),
    Lesson.State.DECLINED: ("bad", "no"),
}
OVERDUE = {
    Answer.YES: pgettext_lazy("recommendation", "overdue"),
    Answer.UNKNOWN: gettext_lazy("overdue: not known"),
}
OVERDUE_BADGES = {Answer.YES: ("bad", "warning"), Answer.UNKNOWN: ("open", "unknown")}


def chosen(text: Text | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return "" if text is None else text.choose(words.language())[0]


def today() -> date:
    return timezone.localdate()


def badge(label: Any, look: tuple[str, str]) -> dict[str, Any]:
    """What the tag `badge` is given."""
    return {"label": label, "tone": look[0], "sign": look[1]}


def state_badge(state: str) -> dict[str, Any]:
    return badge(STATE_NAMES[state], STATES[state])


def overdue_badge(row: Recommendation) -> dict[str, Any] | None:
    """Nothing where it is not overdue."""
    answer = overdue(row, today())
    return None if answer is Answer.NO else badge(OVERDUE[answer], OVERDUE_BADGES[answer])


def lesson_badge(row: Lesson) -> dict[str, Any] | None:
    """Nothing for what everybody may see."""
    if row.state == Lesson.State.ACCEPTED:
        return None
    return badge(row.get_state_display(), LESSON_STATES[row.state])


def advice_shown(each: Advice) -> dict[str, Any]:
    """A recommendation as the page draws it, with all that became of it."""
    row = each.recommendation
    return {
        "row": row,
        "state": state_badge(row.state),  # type: ignore[attr-defined]
        "overdue": overdue_badge(row),
        "due": due_of(row),
        "steps": [step_shown(step) for step in each.timeline],
        "answered": bool(each.responses),
        "written": bool(each.responses or each.follow_ups),
    }


def step_shown(step: Response | FollowUp) -> dict[str, Any]:
    """A step as the timeline draws it; `corrected` is the step that took its place."""
    if isinstance(step, Response):
        look, who = badge(step.get_reply_display(), REPLIES[step.reply]), step.organisation
        sort, term = _("Response"), step.by_when
    else:
        look, who = badge(step.get_state_display(), STATES[step.state]), None
        sort, term = _("Follow-up"), None
    return {
        "step": step,
        "sort": sort,
        "badge": look,
        "who": who,
        "term": term,
        "corrected": getattr(step, "corrected_by", None),
    }


def organisation_cell(organisation: Organisation | None) -> Cell | None:
    if organisation is None:
        return None
    return Cell(organisation.short or organisation.name, organisation.get_absolute_url())


def activity_cells(activities: Iterable[Activity]) -> list[Cell]:
    return [Cell(chosen(each.title), each.get_absolute_url()) for each in activities]


def node_cells(nodes: Iterable[Node]) -> list[Cell]:
    """Nodes with their titles. One query, none for no nodes."""
    found = list(nodes)
    titles = named_nodes([node.pk for node in found]) if found else {}
    return [
        Cell(
            " ".join(
                filter(
                    None,
                    (
                        f"{node.framework.code}/{node.code}",
                        chosen(titles[node.pk].title) if node.pk in titles else "",
                    ),
                )
            ),
            reverse("policy:node", args=[node.framework.code, node.code]),
        )
        for node in found
    ]


def country_cells(countries: Iterable[Country]) -> list[Cell]:
    """Countries by name. One query, none for no countries."""
    found = [each.iso2 for each in countries]
    if not found:
        return []
    names = country_names(words.language(), found)
    return [
        Cell(name.text, reverse("reference:country", args=[iso2])) for iso2, name in names.items()
    ]


def country_choices() -> dict[str, str]:
    return {iso2: name.text for iso2, name in country_names(words.language()).items()}


def list_url(name: str, **values: str) -> str:
    """A list of this room narrowed to these choices."""
    return f"{reverse(f'learning:{name}')}?{urlencode(values)}"


def crumbs(name: str, *steps: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way back, by way of the list of evaluations or lessons."""
    title = _("Evaluations") if name == "evaluations" else _("Lessons")
    return [(_("Start"), reverse("start")), (title, reverse(f"learning:{name}")), *steps]


def no_evaluation(request: HttpRequest) -> HttpResponse:
    return not_found(
        request,
        title=_("There is no such evaluation"),
        message=_("An evaluation is found by its code; the list can be searched."),
        back=[(_("All evaluations"), reverse("learning:evaluations"))],
    )


def no_lesson(request: HttpRequest) -> HttpResponse:
    return not_found(
        request,
        title=_("There is no such lesson"),
        message=_("Perhaps it was proposed and not accepted yet; the list can be searched."),
        back=[(_("All lessons"), reverse("learning:lessons"))],
    )
