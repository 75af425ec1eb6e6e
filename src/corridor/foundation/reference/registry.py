# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: who cites a document, and sections of a country's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from corridor.values.citations import Citation


@dataclass(frozen=True, slots=True)
class Citing:
    """A record that rests on lines of a document: what it is, and where its page is."""

    citation: Citation
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a country's page, drawn by a template of the room that gives it."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


# The code of a document -> the records citing it, in the language that is active.
CitingProvider = Callable[[str], Iterable[Citing]]
# (alpha-2 code, language) -> a section, or null where the room has nothing to say.
SectionProvider = Callable[[str, str], Section | None]

_citing: list[CitingProvider] = []
_sections: list[SectionProvider] = []


def register_citing(provider: CitingProvider) -> None:
    """In `AppConfig.ready`: the document page then shows by line which records rest on it."""
    if provider not in _citing:
        _citing.append(provider)


def register_country_section(provider: SectionProvider) -> None:
    """In `AppConfig.ready`: sections stand on the country page in the order of the rooms."""
    if provider not in _sections:
        _sections.append(provider)


def cited_by(document: str) -> tuple[Citing, ...]:
    """Everything that rests on a document, in the order of its lines; whole documents first."""
    found = (citing for provider in _citing for citing in provider(document))
    return tuple(
        sorted(
            found,
            key=lambda c: (c.citation.first or 0, c.citation.last or 0, c.label, c.url),
        )
    )


def country_sections(iso2: str, lang: str) -> tuple[Section, ...]:
    sections = (provider(iso2, lang) for provider in _sections)
    return tuple(section for section in sections if section is not None)
