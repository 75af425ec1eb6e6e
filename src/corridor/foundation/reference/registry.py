# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: who cites a document, and sections of a country's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corridor.foundation.pages.public import Sections
from corridor.values.citations import Citation


@dataclass(frozen=True, slots=True)
class Citing:
    """A record that rests on lines of a document: what it is, and where its page is."""

    citation: Citation
    label: str
    url: str


# The code of a document -> the records citing it, in the language that is active.
CitingProvider = Callable[[str], Iterable[Citing]]

_citing: list[CitingProvider] = []

# By alpha-2 code.
country_sections: Sections[str] = Sections()
register_country_section = country_sections.register


def register_citing(provider: CitingProvider) -> None:
    """In `AppConfig.ready`: the document page then shows by line which records rest on it."""
    if provider not in _citing:
        _citing.append(provider)


def cited_by(document: str) -> tuple[Citing, ...]:
    """Everything that rests on a document, in the order of its lines; whole documents first."""
    found = (citing for provider in _citing for citing in provider(document))
    return tuple(
        sorted(
            found,
            key=lambda c: (c.citation.first or 0, c.citation.last or 0, c.label, c.url),
        )
    )
