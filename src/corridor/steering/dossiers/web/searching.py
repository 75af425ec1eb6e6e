# SPDX-License-Identifier: EUPL-1.2
"""Country files, partnerships and planning papers in the search over all rooms."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Found, Hit, closeness, fold, of_list, words
from corridor.foundation.reference.public import countries

from .. import public
from .papers import Papers
from .partnerships import Partnerships


def files(text: str, lang: str, limit: int) -> Found:
    """Countries that have a file, by name in the reader's language or by code. One query where no
    country is called so."""
    asked, named = fold(text).split(), []
    for row in countries().named(lang):
        said = f"{fold(row.shown_name)} {fold(row.iso2)}"
        if all(word in said for word in asked):
            named.append(row)
    having = public.summaries() if named else {}
    hits = [
        Hit(
            row.shown_name,
            reverse("dossiers:dossier", args=[row.iso2]),
            "" if row.shown_lang == lang else row.shown_lang,
            row.iso2,
        )
        for row in named
        if row.pk in having
    ]
    hits.sort(key=lambda hit: -closeness(text, hit.title))
    url = f"{reverse('dossiers:dossiers')}?{urlencode({'q': text})}"
    return Found(tuple(hits[:limit]), len(hits), url)


def _partnership(row: Any) -> Hit:
    said, lang = row.names.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang, str(row.get_kind_display()))


def _paper(row: Any) -> Hit:
    """A paper has no page of its own: it is found in the list."""
    said, lang = row.title.choose(words.language())
    return Hit(said, f"{reverse('dossiers:papers')}?{urlencode({'q': said})}", lang)


SEARCHES = (
    ("dossiers", _("Country files"), files),
    (
        "partnerships",
        _("Partnerships"),
        of_list(Partnerships, "dossiers:partnerships", _partnership, title="names"),
    ),
    ("papers", _("Planning papers"), of_list(Papers, "dossiers:papers", _paper, title="title")),
)
