# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from corridor.foundation.pages.public import Cell, Tab, words
from corridor.foundation.reference.public import Country, UnknownCountry, country, country_names
from corridor.values.periods import Moment, Period
from corridor.values.texts import Text

from ..models import ConditionalityClause, ConditionalityDecision, Obligation, ObligationStep
from ..rules import standing

ONE_DAY = timedelta(days=1)

# What a clause does, with the sign and the tone of its badge.
STANCES = {
    ConditionalityClause.Stance.EXCLUDES: ("bad", "no"),
    ConditionalityClause.Stance.MAY_REWARD: ("good", "yes"),
    ConditionalityClause.Stance.MAY_AFFECT: ("warn", "warning"),
    ConditionalityClause.Stance.FORBIDS: ("note", "info"),
    ConditionalityClause.Stance.SEEKS: ("note", "info"),
}

DECISIONS = {
    ConditionalityDecision.Kind.NO_CONSEQUENCE: ("", ""),
    ConditionalityDecision.Kind.REWARD: ("good", "yes"),
    ConditionalityDecision.Kind.WITHHELD: ("bad", "no"),
    ConditionalityDecision.Kind.OTHER: ("note", "info"),
}

STEPS = {
    ObligationStep.State.OPEN: ("open", "unknown"),
    ObligationStep.State.UNDER_WAY: ("note", "info"),
    ObligationStep.State.KEPT: ("good", "yes"),
    ObligationStep.State.KEPT_LATE: ("warn", "warning"),
    ObligationStep.State.NOT_KEPT: ("bad", "no"),
    ObligationStep.State.LAPSED: ("", ""),
    ObligationStep.State.UNKNOWN: ("open", "unknown"),
}

PARTNERSHIPS = {
    "considered": ("open", "unknown"),
    "agreed": ("note", "info"),
    "running": ("good", "yes"),
    "ended": ("", ""),
    "unknown": ("open", "unknown"),
}

NO_STEP = gettext_lazy("open, as far as is recorded")


def today() -> date:
    return timezone.localdate()


def chosen(text: Text | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return "" if text is None else text.choose(words.language())[0]


def moment(value: Moment | None) -> str:
    """A day, month or year in words; "not stated" where it is not known."""
    if value is None or value.earliest is None or value.latest is None:
        return words.not_stated()
    return words.period(Period(value.earliest, value.latest + ONE_DAY))


def links(cells: Sequence[Cell]) -> SafeString:
    """Links in one piece, so that a card on a telephone wraps them."""
    return format_html(
        "<span>{}</span>",
        format_html_join(", ", '<a href="{}">{}</a>', ((cell.url, cell.value) for cell in cells)),
    )


def names() -> dict[str, str]:
    """Names of countries by alpha-2 code, in the reader's language and its order. One query."""
    return {iso2: name.text for iso2, name in country_names(words.language()).items()}


def found(iso2: str) -> Country:
    """The country at an address. Raises `Http404`."""
    try:
        return country(iso2)
    except UnknownCountry:
        raise Http404(_("There is no country %(code)s.") % {"code": iso2[:10]}) from None


def dossier_url(iso2: str, tab: str = "dossier") -> str:
    return reverse(f"dossiers:{tab}", args=[iso2])


def list_url(code: str) -> str:
    return reverse("reference:country-list", args=[code])


def obligation(row: Obligation) -> dict[str, Any]:
    """An obligation with its steps; the last one that stands says how it is."""
    steps = list(row.steps.all())
    stand = standing(steps)
    last = stand[-1] if stand else None
    tone, sign = STEPS[ObligationStep.State(last.state)] if last else ("open", "unknown")
    keys = {each.pk for each in stand}
    return {
        "row": row,
        "state": last.get_state_display() if last else NO_STEP,
        "tone": tone,
        "sign": sign,
        "due": moment(row.due),
        "late": _late(row, last),
        "steps": [
            {
                "step": each,
                "when": moment(Moment(each.earliest, each.latest)),
                "corrected": each.pk not in keys,
            }
            for each in steps
        ],
    }


def _late(row: Obligation, last: ObligationStep | None) -> bool:
    """Whether the term has surely passed and nothing says that it was kept or let go."""
    done = {"kept", "kept_late", "not_kept", "lapsed"}
    return (
        row.due_latest is not None
        and row.due_latest < today()
        and (last is None or last.state not in done)
    )


def decision(row: ConditionalityDecision) -> dict[str, Any]:
    tone, sign = DECISIONS[ConditionalityDecision.Kind(row.kind)]
    return {
        "row": row,
        "tone": tone,
        "sign": sign,
        "period": Period(row.starts, row.ends),
        "facts": [
            {
                "fact": fact,
                "period": Period(fact.start, fact.end) if fact.start or fact.end else None,
            }
            for fact in row.facts.all()
        ],
    }


def clause(row: ConditionalityClause) -> dict[str, Any]:
    tone, sign = STANCES[ConditionalityClause.Stance(row.stance)]
    return {"row": row, "tone": tone, "sign": sign, "holds": row.on(today())}


def tabs(here: Country, current: str) -> list[Any]:
    return [
        Tab(title, dossier_url(here.iso2, name), current=name == current)
        for name, title in (
            ("dossier", pgettext("part of a country file", "File")),
            ("country-conditionality", _("Conditionality")),
            ("country-capacity", _("Governance capacity")),
        )
    ]


def crumbs(*steps: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way back to a page of this room: pairs of title and address."""
    return [
        (_("Start"), reverse("start")),
        (_("Country files"), reverse("dossiers:dossiers") if steps else ""),
        *steps,
    ]


def by_theme(rows: Iterable[Any], choices: Sequence[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Interests theme by theme, those of the partner country beside those of donors."""
    held = list(rows)
    themes = []
    for theme, title in choices:
        mine = [row for row in held if row.theme == theme]
        if mine:
            themes.append(
                {
                    "title": title,
                    "partner": [row for row in mine if row.side == "partner"],
                    "donor": [row for row in mine if row.side == "donor"],
                    "both": [row for row in mine if row.side == "both"],
                }
            )
    return themes
