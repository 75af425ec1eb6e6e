# SPDX-License-Identifier: EUPL-1.2
"""What a new report says before anybody wrote in it: headings, and the figures to write about."""

from __future__ import annotations

from corridor.values.texts import INTERFACE_LANGUAGES, Text

from .definitions import TOTAL, on

_DONE = {"nl": "Wat is gedaan", "fr": "Ce qui a été fait", "en": "What was done"}
_COST = {"nl": "Wat het kostte", "fr": "Ce que cela a coûté", "en": "What it cost"}
_CAME = {"nl": "Wat het opleverde", "fr": "Ce qui en a résulté", "en": "What came of it"}
_SHORT = {
    "nl": "Wat achterbleef, en waarom",
    "fr": "Ce qui n’a pas abouti, et pourquoi",
    "en": "What fell short, and why",
}
_SPENT = {
    "nl": "In {year} is {{{{{now}}}}} uitgegeven, tegen {{{{{before}}}}} het jaar ervoor.",
    "fr": "En {year}, {{{{{now}}}}} ont été dépensés, contre {{{{{before}}}}} l’année précédente.",
    "en": "In {year} {{{{{now}}}}} was spent, against {{{{{before}}}}} the year before.",
}
_TITLE = {
    "nl": "Voortgangsrapport {year}: {name}",
    "fr": "Rapport d’avancement {year} : {name}",
    "en": "Progress report {year}: {name}",
}
_SUMMARY = {
    "nl": "In {year} is van {{{{{envelope}}}}} in totaal {{{{{spent}}}}} uitgegeven.",
    "fr": "En {year}, {{{{{spent}}}}} ont été dépensés au total, sur {{{{{envelope}}}}}.",
    "en": "In {year} {{{{{spent}}}}} was spent in all, of {{{{{envelope}}}}}.",
}
_SUMMARY_ALONE = {
    "nl": "In {year} is in totaal {{{{{spent}}}}} uitgegeven.",
    "fr": "En {year}, {{{{{spent}}}}} ont été dépensés au total.",
    "en": "In {year} {{{{{spent}}}}} was spent in all.",
}


def section_body(year: int, basis: str, node: str | None) -> Text:
    """Headings for what was done, cost, came of it and fell short; a node has its spending."""
    spending = on("spending", basis)
    parts = {}
    for lang in INTERFACE_LANGUAGES:
        said = [f"## {_DONE[lang]}", f"## {_COST[lang]}"]
        if node is not None:
            now, before = f"{spending}/{node}", f"@{year - 1}:{spending}/{node}"
            said.append(_SPENT[lang].format(year=year, now=now, before=before))
        said += [f"## {_CAME[lang]}", f"## {_SHORT[lang]}"]
        parts[lang] = "\n\n".join(said)
    return Text(parts)


def title(year: int, names: Text) -> Text:
    return Text(
        {
            lang: _TITLE[lang].format(year=year, name=names.choose(lang)[0])
            for lang in INTERFACE_LANGUAGES
        }
    )


def summary(year: int, basis: str, *, envelope: bool) -> Text:
    """What was spent, and of how much where an envelope is known."""
    said = _SUMMARY if envelope else _SUMMARY_ALONE
    spent = f"{on('spending', basis)}/{TOTAL}"
    return Text(
        {
            lang: said[lang].format(year=year, spent=spent, envelope=f"envelope/{TOTAL}")
            for lang in INTERFACE_LANGUAGES
        }
    )
