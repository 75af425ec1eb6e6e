# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show, and how they find what they are about."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.steering.portfolio.public import Activity, visible_to
from corridor.values.texts import Text

from .. import public
from ..models.decision import Criterion, Domain
from ..rules.codes import NOT_AID, OTHER_SECTOR

# Value -> tone and sign of its badge.
LEVELS = {
    "none": ("", "no"),
    "some": ("note", "info"),
    "strong": ("warn", "yes"),
    "unknown": ("open", "unknown"),
}
RESULTS = {
    "pass": ("good", "yes"),
    "attention": ("warn", "warning"),
    "fail": ("bad", "no"),
    "not_tested": ("open", "unknown"),
}
DECISIONS = {
    "eligible": ("good", "yes"),
    "not_eligible": ("bad", "no"),
    "partly": ("note", "info"),
    "unknown": ("open", "unknown"),
}
STATES = {
    "open": ("open", "clock"),
    "under_way": ("note", "clock"),
    "done": ("good", "yes"),
    "dropped": ("", "no"),
}


def badge(label: Any, how: tuple[str, str]) -> SafeString:
    context = {"label": label, "tone": how[0], "sign": how[1]}
    return render_to_string("screening/badge.html", context)


def level_badge(row: public.Screening) -> SafeString:
    return badge(row.get_level_display(), LEVELS[row.level])


def decision_badge(row: public.OdaDecision) -> SafeString:
    label = row.get_decision_display()
    if row.percentage is not None:
        label = f"{label}: {words.number(row.percentage.normalize())}%"
    return badge(label, DECISIONS[row.decision])


def chosen(text: Text | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return "" if text is None else text.choose(words.language())[0]


def here(text: Text | None) -> str:
    """A text in the language of the page alone; empty where it is not in it."""
    return "" if text is None else text.get(words.language(), "")


def written(before: Text | None, now: str) -> Text | None:
    """A text with what was typed in the language of the page; its other languages stay."""
    strings = {} if before is None else dict(before)
    strings[words.language()] = now.replace("\r\n", "\n").strip()
    return Text(strings) if any(strings.values()) else None


def about(row: public.Screening) -> str:
    """What a screening is about, by its title."""
    return chosen(row.activity.title if row.activity is not None else row.title)


def found_activity(request: HttpRequest, public_id: str) -> Activity:
    """The activity of an address, if the reader may see it."""
    try:
        return visible_to(request.user).select_related("partner").get(public_id=public_id)
    except Activity.DoesNotExist:
        raise Http404(_("There is no activity at this address.")) from None


def found(request: HttpRequest, public_id: str) -> public.Screening:
    try:
        return public.screening(public_id, request.user)
    except public.Screening.DoesNotExist:
        raise Http404(_("There is no screening at this address.")) from None


def crumbs(*steps: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way back, by way of the list of screenings."""
    return [(_("Start"), reverse("start")), (_("Screenings"), _list()), *steps]


def _list() -> str:
    return reverse("screening:screenings")


def code_title(code: str) -> str:
    """A purpose code, or one of the two other ends, as readers see it."""
    return {
        NOT_AID: _("No purpose code: this is not aid"),
        OTHER_SECTOR: _("The code of another sector"),
    }.get(code, code)


def decision(row: public.OdaDecision) -> dict[str, Any]:
    """A decision with the words of what was ticked."""
    return {
        "row": row,
        "badge": decision_badge(row),
        "criteria": [Criterion(each).label for each in row.criteria],
        "domains": [Domain(each).label for each in row.domains],
    }


def measure(row: public.Measure) -> dict[str, Any]:
    steps = list(row.steps.all())
    return {"row": row, "badge": badge(row.get_state_display(), STATES[row.state]), "steps": steps}


def findings(row: public.Screening) -> list[dict[str, Any]]:
    """The three tests in their order; what nobody tested is said."""
    held = public.findings_of(row)
    said = []
    for test in public.Finding.Test:
        each = held.get(test) or public.Finding(screening=row, test=test)
        mark = badge(each.get_result_display(), RESULTS[each.result])
        said.append({"test": test.label, "badge": mark, "text": each.text})
    return said
