# SPDX-License-Identifier: EUPL-1.2
"""What several pages of the room show alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Tab, words
from corridor.values.citations import Citation
from corridor.values.periods import Moment, Period, Validity
from corridor.values.texts import RIGHT_TO_LEFT

from ..public import Name, Reason, reason_words


def in_language(text: str, lang: str) -> SafeString:
    """A text, marked with its language where that is not the page's."""
    if not lang or lang == words.language():
        return format_html("{}", text)
    direction = "rtl" if lang in RIGHT_TO_LEFT else "ltr"
    return format_html('<span lang="{}" dir="{}">{}</span>', lang, direction, text)


def name_of(name: Name) -> SafeString:
    return in_language(name.text, name.lang)


def country_link(iso2: str, name: Name) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>', reverse("reference:country", args=[iso2]), name_of(name)
    )


def capital(text: str) -> str:
    """With a capital, as CLDR writes names of regions for use within a sentence."""
    return text[:1].upper() + text[1:]


def language_name(code: str) -> str:
    return capital(words.language_name(code))


def moment(value: Moment) -> str | None:
    """A day, a month, a year, or what is known of it; null when nothing is."""
    first, last = value.earliest, value.latest
    if first is None or last is None:
        if first is None and last is None:
            return None
        possible = Period(first, None if last is None else last + words.ONE_DAY)
        return words.period(possible)
    return words.period(Period(first, last + words.ONE_DAY))


def cited(sources: Iterable[str]) -> list[Citation]:
    return [Citation.parse(text) for text in sources]


def source_links(sources: Iterable[str]) -> SafeString:
    """Citations for a cell of a table, below each other, each a link to its lines."""
    links = []
    for citation in cited(sources):
        url = reverse("reference:document", args=[citation.document])
        if citation.first is not None:
            url += f"#L{citation.first}"
        links.append((url, words.citation(citation)))
    joined = format_html_join(mark_safe("<br>"), '<a class="nowrap" href="{}">{}</a>', links)
    return format_html('<span class="corridor-sources">{}</span>', joined)


def grounds(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Reasons of a verdict for the template: a sentence, the stated reason, when, and sources.

    Sources that the reason before gave already are not said again.
    """
    told: tuple[str, ...] = ()
    shown = []
    for reason in reasons:
        shown.append(
            {
                "sentence": reason_words(reason),
                "text": reason.text,
                "validity": reason.validity,
                "sources": () if reason.sources == told else reason.sources,
            }
        )
        told = reason.sources
    return shown


def reference_tabs(here: str) -> list[Tab]:
    """The lists of this room beside each other; `here` is the name of the current one."""
    return [
        Tab(title, reverse(f"reference:{name}"), current=name == here)
        for name, title in (
            ("countries", _("Countries")),
            ("country-lists", _("Country lists")),
            ("documents", _("Documents")),
            ("code-lists", _("Code lists")),
            ("currencies", _("Currencies")),
        )
    ]


def always(validity: Validity) -> bool:
    """Nothing bounds it, so that there is nothing to tell."""
    return validity == Validity(Period(), Period())


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for (`?day=`), today where none is, and what is wrong with it."""
    today = timezone.localdate()
    text = request.GET.get("day", "").strip()
    if not text:
        return today, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return today, _("“%(text)s” is not a day; write it as 2011-07-11. Today is used.") % {
            "text": text[:40]
        }
