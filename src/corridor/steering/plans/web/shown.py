# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..models import ActionPlan, Contribution
from ..public import Staff, Total

# State -> tone and sign of its badge.
STATES = {
    "draft": ("open", "document"),
    "submitted": ("note", "clock"),
    "adopted": ("good", "yes"),
    "closed": ("", "document"),
}
OUTCOMES = {
    "done": ("good", "yes"),
    "partly": ("warn", "info"),
    "not_done": ("bad", "no"),
    "unknown": ("open", "unknown"),
}
WITHIN = {
    Answer.YES: gettext_lazy("within a recorded mandate"),
    Answer.NO: gettext_lazy("outside its recorded mandate"),
    Answer.UNKNOWN: gettext_lazy("no recorded mandate speaks of it"),
}


def chosen(text: Text | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return "" if text is None else text.choose(words.language())[0]


def node_url(framework: str, code: str) -> str:
    return reverse("policy:node", args=[framework, code])


def map_url(framework: str, year: int | None = None) -> str:
    suffix = "" if year is None else f"&year={year}"
    return f"{reverse('plans:actors')}?framework={framework}{suffix}"


def state_badge(plan: ActionPlan) -> SafeString:
    """How far a plan is, as a badge."""
    tone, sign = STATES[plan.state]
    said = {"label": plan.get_state_display(), "tone": tone, "sign": sign}
    return render_to_string("plans/badge.html", {"badge": said})


def outcome_of(line: Contribution) -> dict[str, Any] | None:
    """What came of a contribution, as a badge shows it; null while it is not recorded."""
    if not line.outcome:
        return None
    tone, sign = OUTCOMES[line.outcome]
    return {"label": line.get_outcome_display(), "tone": tone, "sign": sign, "text": line.done}


def total_words(total: Total) -> str:
    """A sum in words, with how many did not state an amount."""
    said = [words.money(each) for each in total.amounts]
    if total.not_stated:
        said.append(
            ngettext(
                "%(count)s contribution without a stated amount",
                "%(count)s contributions without a stated amount",
                total.not_stated,
            )
            % {"count": words.number(total.not_stated)}
        )
    return "; ".join(said)


def staff_words(staff: Staff) -> str:
    """Full-time equivalents in words; empty where nobody states any."""
    if staff.amount is None:
        return ""
    said = _("%(number)s FTE") % {"number": words.number(staff.amount.normalize())}
    if staff.not_stated:
        said += "; " + ngettext(
            "%(count)s contribution without stated staff",
            "%(count)s contributions without stated staff",
            staff.not_stated,
        ) % {"count": words.number(staff.not_stated)}
    return said


def country_links(line: Contribution) -> list[SafeString]:
    """The countries of a contribution in the reader's language."""
    lang = words.language()
    shown = []
    for each in line.countries.all():
        names = {name.lang: name.name for name in each.country.names.all()}
        name = names.get(lang) or names.get("en") or each.country.iso2
        url = reverse("reference:country", args=[each.country.iso2])
        shown.append(format_html('<a href="{}">{}</a>', url, name))
    return shown


def partner_links(line: Contribution) -> list[SafeString]:
    return [organisation_link(each.organisation) for each in line.partners.all()]


def organisation_link(organisation: Organisation) -> SafeString:
    name = organisation.short or str(organisation)
    return format_html('<a href="{}">{}</a>', organisation.get_absolute_url(), name)


def crumbs(*steps: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way back, by way of the list of plans."""
    return [(_("Start"), reverse("start")), (_("Action plans"), reverse("plans:plans")), *steps]


def year_now() -> int:
    return timezone.localdate().year
