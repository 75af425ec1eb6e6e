# SPDX-License-Identifier: EUPL-1.2
"""Asking whether a country was eligible, and what a country's page says of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import Section, words
from corridor.foundation.reference.public import country_names
from corridor.values.answers import Answer

from ..public import RuleBook, Ruling, rule_book
from .shown import chosen, framework_url, today

ELIGIBLE = {
    Answer.YES: gettext_lazy("Eligible"),
    Answer.NO: gettext_lazy("Not eligible"),
    Answer.UNKNOWN: gettext_lazy("Eligible: unknown"),
}
PRIORITY = {
    Answer.YES: gettext_lazy("A priority"),
    Answer.NO: gettext_lazy("No priority"),
    Answer.UNKNOWN: gettext_lazy("Priority: unknown"),
}


def ask_page(request: HttpRequest) -> HttpResponse:
    """A country, a framework or one of its instruments, and a day: the answer, and why."""
    book = rule_book()
    names = {iso2: name.text for iso2, name in country_names(words.language()).items()}
    schemes = _schemes(book)
    asked = {key: request.GET.get(key, "").strip() for key in ("country", "under", "day")}
    errors, ruling = _answer(book, names, asked) if any(asked.values()) else ({}, None)
    context = {
        "breadcrumbs": [(_("Start"), reverse("start")), (_("Who was eligible?"), "")],
        "countries": names.items(),
        "schemes": schemes,
        "asked": {**asked, "day": asked["day"] or today().isoformat()},
        "errors": errors,
        "ruling": ruling,
        "sentence": None
        if ruling is None
        else _sentence(
            book, names, ruling.country, ruling.framework, ruling.instrument, ruling.day
        ),
        "eligible": None if ruling is None else ELIGIBLE[ruling.eligible],
        "priority": None if ruling is None else PRIORITY[ruling.priority],
        "grounds": [] if ruling is None else _grounds(ruling),
        "spells": [] if ruling is None else _spells(book, ruling),
        "examples": _examples(request.path, names, book),
    }
    return render(request, "policy/ask.html", context)


def _schemes(book: RuleBook) -> list[dict[str, Any]]:
    """Frameworks that have rules, each with itself and its instruments to choose from."""
    bound = {rule.framework.code for rule in book.rules}
    return [
        {
            "names": name,
            "options": [
                (code, _("%(framework)s as a whole") % {"framework": name}),
                *(
                    (f"{code}/{instrument.code}", f"{chosen(instrument.names)} ({code})")
                    for (of, _code), instrument in book.instruments.items()
                    if of == code
                ),
            ],
        }
        for code in sorted(bound)
        for name in [chosen(book.frameworks[code].names)]
    ]


def _answer(
    book: RuleBook, names: dict[str, str], asked: dict[str, str]
) -> tuple[dict[str, str], Ruling | None]:
    """What is wrong with the question, by field, or the ruling."""
    errors = {}
    if not asked["country"]:
        errors["country"] = _("Choose a country.")
    elif asked["country"] not in names:
        errors["country"] = _("There is no country “%(code)s”; choose one of the list.") % {
            "code": asked["country"][:20]
        }
    framework, _slash, instrument = asked["under"].partition("/")
    if not framework:
        errors["under"] = _("Choose a framework or an instrument.")
    elif framework not in book.frameworks or (
        instrument and (framework, instrument) not in book.instruments
    ):
        errors["under"] = _("There is no “%(code)s”; choose one of the list.") % {
            "code": asked["under"][:60]
        }
    day = today()
    if asked["day"]:
        try:
            day = date.fromisoformat(asked["day"])
        except ValueError:
            errors["day"] = _("“%(day)s” is no day; write it as 2008-08-01.") % {
                "day": asked["day"][:20]
            }
    if errors:
        return errors, None
    return {}, book.ask(framework, asked["country"], day, instrument or None)


def _sentence(
    book: RuleBook,
    names: dict[str, str],
    country: str,
    framework: str,
    instrument: str | None,
    day: date,
) -> str:
    named = {
        "country": names[country],
        "framework": chosen(book.frameworks[framework].names),
        "day": words.day(day),
    }
    if instrument is None:
        return _("%(country)s, %(framework)s, on %(day)s") % named
    scheme = book.instruments[framework, instrument]
    return _("%(country)s, %(instrument)s (%(framework)s), on %(day)s") % {
        **named,
        "instrument": chosen(scheme.names),
    }


def _grounds(ruling: Ruling) -> list[dict[str, Any]]:
    return [
        {
            "ground": ground,
            "list_url": ""
            if ground.list_code is None
            else reverse("reference:country-list", args=[ground.list_code]),
        }
        for ground in ruling.grounds
    ]


def _spells(book: RuleBook, ruling: Ruling) -> list[dict[str, Any]]:
    """The answers through time; empty when they never change."""
    spells = book.timeline(ruling.framework, ruling.country, ruling.instrument)
    if len(spells) < 2:
        return []
    return [{"spell": spell, "current": ruling.day in spell.period} for spell in spells]


def question_url(country: str, under: str, day: date | None = None) -> str:
    query = {"country": country, "under": under}
    if day is not None:
        query["day"] = day.isoformat()
    return f"{reverse('policy:ask')}?{urlencode(query)}"


def _examples(path: str, names: dict[str, str], book: RuleBook) -> list[dict[str, Any]]:
    """Questions to begin with, as far as what they ask about is there."""
    asked = [
        ("MA", "NL08", None, date(2008, 8, 1)),
        ("GH", "NL08", None, date(2008, 8, 1)),
        ("IQ", "NL08", "nrp", date(2009, 3, 1)),
        ("BJ", "BE", "governmental", date(2023, 1, 1)),
    ]
    return [
        {
            "url": question_url(country, "/".join(filter(None, (framework, instrument))), day),
            "words": _sentence(book, names, country, framework, instrument, day),
        }
        for country, framework, instrument, day in asked
        if country in names
        and framework in book.frameworks
        and (instrument is None or (framework, instrument) in book.instruments)
    ]


def country_section(iso2: str, lang: str) -> Section | None:
    """For the page of a country: its eligibility through time, scheme by scheme."""
    book = rule_book()
    rows = []
    for framework, instrument in book.schemes():
        spells = book.timeline(framework, iso2, instrument)
        under = framework if instrument is None else f"{framework}/{instrument}"
        rows.append(
            {
                "framework": book.frameworks[framework].names,
                "framework_url": framework_url(framework),
                "instrument": None
                if instrument is None
                else book.instruments[framework, instrument].names,
                "spells": [
                    {
                        "spell": spell,
                        "always": spell.period.start is None and spell.period.end is None,
                        "url": question_url(iso2, under, spell.period.start or _inside(spell)),
                    }
                    for spell in spells
                ],
            }
        )
    if not rows:
        return None
    return Section(_("Eligibility"), "policy/country_section.html", {"schemes": rows})


def _inside(spell: Any) -> date | None:
    """A day within a spell that has no start."""
    end = spell.period.end
    return None if end is None else date(end.year - 1, end.month, 1)
