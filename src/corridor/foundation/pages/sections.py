# SPDX-License-Identifier: EUPL-1.2
"""What rooms above add to the page of a record below: who adds is never known to who shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string

from .words import language

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page, drawn by a template of the room that gives it.

    The template sees the context given here and the request's own. `anchor` is the section's
    address within the page (lower case and hyphens), unique among those of a page.
    """

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSection:
    """A section as `pages/parts/sections.html` shows it."""

    title: str
    anchor: str
    body: str


class Sections(Generic[Subject]):
    """The sections of one kind of page. A room that shows such pages keeps one and hands out
    `register`; a provider takes what the page is about and the reader's language, and answers a
    section, or null where it has nothing to say.
    """

    def __init__(self) -> None:
        self._providers: list[Callable[[Subject, str], Section | None]] = []

    def register(self, provider: Callable[[Subject, str], Section | None]) -> None:
        """In `AppConfig.ready`: sections stand in the order of the rooms. Twice is once."""
        if provider not in self._providers:
            self._providers.append(provider)

    def of(self, subject: Subject, lang: str) -> tuple[Section, ...]:
        """What the rooms have to say, in `lang`."""
        return tuple(self._said(subject, lang))

    def _said(self, subject: Subject, lang: str) -> Iterator[Section]:
        for provider in self._providers:
            section = provider(subject, lang)
            if section is not None:
                yield section

    def drawn(self, subject: Subject, request: HttpRequest) -> tuple[DrawnSection, ...]:
        """The same, in the reader's language and ready to show."""
        return tuple(
            DrawnSection(
                section.title,
                section.anchor or f"section-{number}",
                render_to_string(section.template, {**section.context}, request),
            )
            for number, section in enumerate(self._said(subject, language()), 1)
        )
