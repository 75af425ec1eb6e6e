# SPDX-License-Identifier: EUPL-1.2
"""What changed between two editions of a report: its figures, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..models import Edition, FrozenFigure, Report
from ..rules.differences import Piece, compare
from ..rules.formats import shown
from ..rules.keys import BadKey, FigureKey

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs: null where an edition does not have it. With equal words on both sides
    the value stayed and what it was worked out from changed."""

    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def words(self, lang: str) -> tuple[str, str]:
        return (
            "" if self.before is None else shown(self.before, lang),
            "" if self.after is None else shown(self.after, lang),
        )


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage that differs, named by the section's code ("" is the summary), with its title in
    the later edition that has it."""

    code: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    before: Edition
    after: Edition
    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]

    @property
    def any(self) -> bool:
        return bool(self.figures or self.texts)


def compare_editions(report: Report, before: int, after: int, lang: str) -> Comparison | None:
    """Null where there is no such edition. Four queries."""
    found = {each.number: each for each in report.editions.filter(number__in=[before, after])}
    if before not in found or after not in found:
        return None
    old, new = found[before], found[after]
    was = {each.key: each for each in old.figures.all()}
    now = {each.key: each for each in new.figures.all()}
    texts = _texts(_passages(old.content, was, lang), _passages(new.content, now, lang))
    return Comparison(old, new, tuple(_figures(was, now)), tuple(texts))


def _figures(
    was: Mapping[str, FrozenFigure], now: Mapping[str, FrozenFigure]
) -> Iterator[FigureChange]:
    for key in {**now, **was}:
        one, other = was.get(key), now.get(key)
        if one is None or other is None or one.hash != other.hash:
            yield FigureChange(
                key, None if one is None else one.content, None if other is None else other.content
            )


Passages = Mapping[str, tuple[str, str]]


def _texts(was: Passages, now: Passages) -> Iterator[TextChange]:
    for code in {**now, **was}:
        (_title, before), (title, after) = was.get(code, ("", "")), now.get(code, ("", ""))
        if before != after:
            yield TextChange(code, title or _title, compare(before, after))


def _passages(
    content: Mapping[str, Any], figures: Mapping[str, FrozenFigure], lang: str
) -> Passages:
    """Title and text by the section's code, figures in it by their values; the summary and the
    title of the report have none."""

    def said(text: Mapping[str, str]) -> str:
        return PLACEHOLDER.sub(value, _in(text, lang))

    def value(found: re.Match[str]) -> str:
        try:
            key = str(FigureKey.parse(found[1]).of_year(content["year"]))
        except BadKey:
            return found[0]
        return shown(figures[key].content, lang) if key in figures else found[0]

    found = {"": ("", f"{said(content['title'])}\n\n{said(content['summary'])}")}
    for section in content["sections"]:
        title = said(section["title"])
        found[section["code"]] = (title, f"{title}\n\n{said(section['body'])}")
    return found


def _in(text: Mapping[str, str], lang: str) -> str:
    return text.get(lang) or next(iter(text.values()), "")
