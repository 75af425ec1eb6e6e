# SPDX-License-Identifier: EUPL-1.2
"""The words that the writers add, per language of the interface, and dates in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from corridor.engines.documents.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Words:
    summary: str
    contents: str
    table: str
    chart: str
    picture: str
    page: str  # {page} and {pages} are put in by the writer
    figure: str  # said of a link into the appendix
    value: str
    sources: str
    open_figure: str
    online: str
    numbers_of: str
    made_by: str


WORDS = {
    "en": Words(
        summary="In brief",
        contents="Contents",
        table="Table",
        chart="Chart",
        picture="Image",
        page="Page {page} of {pages}",
        figure="Figure",
        value="Value",
        sources="Sources",
        open_figure="Open this figure on the site",
        online="Read online",
        numbers_of="The numbers of this chart",
        made_by="Published by",
    ),
    "nl": Words(
        summary="In het kort",
        contents="Inhoud",
        table="Tabel",
        chart="Grafiek",
        picture="Afbeelding",
        page="Pagina {page} van {pages}",
        figure="Cijfer",
        value="Waarde",
        sources="Bronnen",
        open_figure="Open dit cijfer op de site",
        online="Online lezen",
        numbers_of="De getallen van deze grafiek",
        made_by="Uitgegeven door",
    ),
    "fr": Words(
        summary="En bref",
        contents="Sommaire",
        table="Tableau",
        chart="Graphique",
        picture="Image",
        page="Page {page} sur {pages}",
        figure="Chiffre",
        value="Valeur",
        sources="Sources",
        open_figure="Ouvrir ce chiffre sur le site",
        online="Lire en ligne",
        numbers_of="Les nombres de ce graphique",
        made_by="Publié par",
    ),
}


def check_language(language: str) -> None:
    """Raise DocumentError unless documents can be written in this language."""
    if language not in WORDS:
        known = ", ".join(sorted(WORDS))
        raise DocumentError(f"language {language!r} is not supported; documents speak {known}")


def words_of(language: str) -> Words:
    """The writers' words in this language."""
    check_language(language)
    return WORDS[language]


def date_in_words(day: date, language: str) -> str:
    """The date written out: "1 mei 2012"."""
    return format_date(day, format="long", locale=language)
