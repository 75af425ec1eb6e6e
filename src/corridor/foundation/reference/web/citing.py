# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from corridor.foundation.pages.public import words

from ..registry import Citing
from ..selectors import citing_code_lists, citing_country_lists, citing_names
from .shown import cited


def records_citing(document: str) -> Iterator[Citing]:
    """Country lists with their members and areas, code lists, and names of countries."""
    lang = words.language()
    for names, code, sources in citing_country_lists(document):
        url = reverse("reference:country-list", args=[code])
        yield from _each(document, sources, names.choose(lang)[0], url)
    for names, code, sources in citing_code_lists(document):
        url = reverse("reference:code-list", args=[code])
        yield from _each(document, sources, names.choose(lang)[0], url)
    for name, iso2, source in citing_names(document):
        url = reverse("reference:country", args=[iso2])
        yield from _each(document, [source], name, url)


def _each(document: str, sources: list[str], label: str, url: str) -> Iterator[Citing]:
    for citation in cited(sources):
        if citation.document == document:
            yield Citing(citation, label, url)
