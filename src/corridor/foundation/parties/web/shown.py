# SPDX-License-Identifier: EUPL-1.2
"""How an organisation's page puts what it knows."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import Cell, Fact, Head, Node, Table, words
from corridor.foundation.reference.public import country_names
from corridor.values.texts import Text

from .. import selectors
from ..models import Organisation, Parentage, Succession
from ..selectors import Branch


def details(shown: Organisation, lang: str) -> dict[str, Any]:
    """The context of the page; a fixed number of queries, but for the levels of the family tree."""
    today = timezone.localdate()
    top = selectors.family(shown, today)
    names = list(shown.names.all())
    ties = list(selectors.successions(shown))
    before = [tie for tie in ties if tie.successor_id == shown.pk]
    after = [tie for tie in ties if tie.predecessor_id == shown.pk]
    past = [tie for tie in selectors.parents_over_time(shown) if today not in tie.validity.possible]
    return {
        "organisation": shown,
        "facts": _facts(shown, lang),
        "names": _names(names) if _telling(names) else None,
        "tree": [_node(top, shown)] if top.children else [],
        "past_parents": [_past(tie) for tie in past],
        "predecessors": [_tie(tie, tie.predecessor) for tie in before],
        "successors": [_tie(tie, tie.successor) for tie in after],
    }


def _facts(shown: Organisation, lang: str) -> list[Fact]:
    facts = [Fact(_("Kind"), shown.get_kind_display())]
    if shown.short:
        facts.append(Fact(_("Short name"), shown.short))
    if shown.country is not None:
        iso2 = shown.country.iso2
        name = country_names(lang, [iso2])[iso2].text
        facts.append(Fact(_("Country"), Cell(name, _country_url(iso2))))
    identifiers = [str(one) for one in shown.identifiers.all()]
    if identifiers:
        facts.append(Fact(_("Identifiers"), identifiers))
    return facts


def _country_url(iso2: str) -> str:
    return reverse("reference:country", args=[iso2])


def _telling(names: list[Any]) -> bool:
    """Whether a table of names says more than the heading of the page."""
    return len(names) > 1 or any(
        len(_spellings(name.name)) > 1
        or name.validity.possible.start is not None
        or name.validity.possible.end is not None
        for name in names
    )


def _names(names: list[Any]) -> Table:
    return Table(
        _("Names over time"),
        [
            Head(_("Name")),
            Head(_("Language")),
            Head(_("Short name")),
            Head(_("When")),
            Head(_("Remark")),
        ],
        [
            [
                string,
                ", ".join(words.language_name(lang) for lang in languages),
                name.short,
                name.validity,
                _("also known as") if name.alias else "",
            ]
            for name in names
            for string, languages in _spellings(name.name).items()
        ],
    )


def _spellings(name: Text) -> dict[str, list[str]]:
    """Each string that a name is written as, with its languages."""
    found: dict[str, list[str]] = {}
    for lang, string in name.items():
        found.setdefault(string, []).append(lang)
    return found


def _node(branch: Branch, here: Organisation) -> Node:
    is_here = branch.organisation.pk == here.pk
    note = ""
    if branch.tie is not None and branch.tie.validity.certain is None:
        note = _("(when is not stated)")
    return Node(
        title=branch.organisation.name,
        code=branch.organisation.short,
        url="" if is_here else branch.organisation.get_absolute_url(),
        note=note,
        children=[_node(child, here) for child in branch.children],
        open=True,
    )


def _past(tie: Parentage) -> dict[str, Any]:
    return {"organisation": tie.parent, "when": words.validity(tie.validity)}


HOW = {
    "renamed": gettext_lazy("renamed"),
    "merged": gettext_lazy("by a merger"),
    "split": gettext_lazy("by a split"),
    "": gettext_lazy("how is not stated"),
}


def _tie(tie: Succession, other: Organisation) -> dict[str, Any]:
    return {"organisation": other, "how": HOW[tie.kind], "when": words.validity(tie.validity)}
