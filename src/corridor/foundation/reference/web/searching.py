# SPDX-License-Identifier: EUPL-1.2
"""Countries, country lists and documents in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Hit, of_list, words

from .countries import Countries
from .country_lists import CountryLists
from .documents import Documents


def _country(row: Any) -> Hit:
    lang = "" if row.shown_lang == words.language() else row.shown_lang
    return Hit(row.shown_name, reverse("reference:country", args=[row.iso2]), lang, row.iso2)


def _country_list(row: Any) -> Hit:
    said, lang = row.names.choose(words.language())
    return Hit(said, reverse("reference:country-list", args=[row.code]), lang)


def _document(row: Any) -> Hit:
    address = reverse("reference:document", args=[row.code])
    return Hit(row.title, address, row.language, row.code)


SEARCHES = (
    (
        "countries",
        _("Countries"),
        of_list(Countries, "reference:countries", _country, title="shown_name"),
    ),
    (
        "country-lists",
        _("Country lists"),
        of_list(CountryLists, "reference:country-lists", _country_list),
    ),
    (
        "documents",
        _("Documents"),
        of_list(Documents, "reference:documents", _document, title="title"),
    ),
)
