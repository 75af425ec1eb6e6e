# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the texts of a draft, and what asks for a second look: each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..models import Image, Report, Section
from ..rules import markup
from ..rules.formats import shown
from ..rules.keys import FigureKey
from ..rules.placeholders import sound_keys
from ..rules.texts import CHARTS, key_of_chart
from ..rules.warnings import Doubt, Known, doubts
from .figures import UNANSWERED, Figures
from .wording import asked_of_doubt, said_of_fault
from .writing import mentioned, moved


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is the text ("title", "body", "summary", "publisher"); `line` 0 is the text as a
    whole. A fault keeps a report from being published; a doubt has a `token`, with which a writer
    says that it is meant, and is `meant` where one did."""

    name: str
    lang: str
    line: int
    said: str
    fault: bool = False
    token: str = ""
    meant: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """Findings in order: faults first, then doubts, as they stand in the text."""

    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.fault)

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if not each.fault and not each.meant)

    @property
    def meant(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.meant)


class Reader:
    """Looks texts of one report through, working each figure out once."""

    def __init__(self, report: Report, texts: Iterable[Text | None]) -> None:
        """`texts` are all that will be looked at: what they mention is fetched together."""
        self.year = report.year
        self._figures = Figures(report.framework, brief=True)
        given = [text for text in texts if text is not None]
        keys = mentioned(given, report.year)
        self._figures.foresee(keys, report.year)
        self.told: dict[str, dict[str, Any]] = {}
        self.unknown: set[str] = set()
        for key in keys:
            self._tell(key)
        self.known = {
            name: Known(None if each["value"] is None else Decimal(each["value"]), each["unit"])
            for name, each in self.told.items()
        }
        numbers = {
            block.number
            for text in given
            for string in text.values()
            for block in markup.parse(string)
            if isinstance(block, markup.Image)
        }
        there = Image.objects.filter(pk__in=numbers).values_list("pk", flat=True) if numbers else ()
        self.images = set(there)

    def _tell(self, key: FigureKey) -> None:
        try:
            self.told[str(key)] = self._figures.of(key, self.year).as_json()
        except UNANSWERED:
            self.unknown.add(str(key))

    def value(self, key: str, lang: str) -> str:
        """What a figure says to readers; empty for one that does not exist."""
        return shown(self.told[key], lang) if key in self.told else ""

    def look(
        self,
        texts: Mapping[str, Text | None],
        *,
        marked: Iterable[str],
        read: Mapping[str, Mapping[str, Any]],
        meant: Iterable[str],
        lang: str,
    ) -> Looked:
        """`marked` are the names of the texts that hold markup; `read` and `meant` as the record
        keeps them. Said in `lang`, the reader's."""
        meant, marked = set(meant), set(marked)
        found: list[Finding] = []
        for name, text in texts.items():
            found += self._languages(name, text, name in marked)
            for of in INTERFACE_LANGUAGES:
                string = "" if text is None else text.get(of, "")
                if name in marked and string:
                    found += self._marked(name, of, string, meant, lang)
        found += self._moved(texts, marked, read, meant, lang)
        return Looked(tuple(sorted(found, key=lambda each: not each.fault)))

    def _languages(self, name: str, text: Text | None, marked: bool) -> Iterator[Finding]:
        missing = INTERFACE_LANGUAGES if text is None else text.missing()
        for of in missing:
            yield Finding(name, of, 0, _("This text is missing in this language."), True)
        if text is None or not marked:
            return
        named = {of: _keys(string, self.year) for of, string in text.items()}
        every = sorted({key for keys in named.values() for key in keys})
        for of, keys in named.items():
            absent = [
                key for key in every if keys.count(key) < max(n.count(key) for n in named.values())
            ]
            if absent:
                said = _("Another language mentions what this one does not: %(keys)s")
                yield Finding(name, of, 0, said % {"keys": ", ".join(absent)}, True)

    def _marked(
        self, name: str, of: str, string: str, meant: set[str], lang: str
    ) -> Iterator[Finding]:
        last = 0
        for fault in markup.faults(string):
            twice = fault.code == "placeholder" and last == fault.line
            if fault.code == "placeholder":
                last = fault.line
            if not (twice and fault.near.startswith("}}")):
                yield Finding(name, of, fault.line, said_of_fault(fault), True)
        for number, line in enumerate(string.split("\n"), 1):
            for key in _keys(line, self.year):
                if key in self.unknown:
                    said = _("There is no figure %(key)s; look for another one.") % {"key": key}
                    yield Finding(name, of, number, said, True)
        for block in markup.parse(string):
            if isinstance(block, markup.Image) and block.number not in self.images:
                said = _("There is no picture %(number)s.") % {"number": block.number}
                yield Finding(name, of, _line_of(string, f"image:{block.number}"), said, True)
            elif (
                isinstance(block, markup.Chart)
                and block.name not in CHARTS
                and key_of_chart(block.name) is None
            ):
                said = _("There is no chart “%(name)s”; there are: %(names)s.") % {
                    "name": block.name,
                    "names": ", ".join((*CHARTS, "spending/3")),
                }
                yield Finding(name, of, _line_of(string, f"chart:{block.name}"), said, True)
        for doubt in doubts(string, of, self.year, self.known):
            token = doubt.token(of)
            said = asked_of_doubt(doubt, self.value(doubt.key, lang))
            yield Finding(name, of, doubt.line, said, False, token, token in meant)

    def _moved(
        self,
        texts: Mapping[str, Text | None],
        marked: set[str],
        read: Mapping[str, Mapping[str, Any]],
        meant: set[str],
        lang: str,
    ) -> Iterator[Finding]:
        """Figures that say something else than when the text was last saved; told where a text
        mentions them first."""
        for key in moved(read, self.told):
            doubt = Doubt(0, "moved", shown(read[key], lang), key)
            for name in marked:
                text: Mapping[str, str] = texts.get(name) or {}
                of = lang if lang in text else next(iter(text), "")
                line = next(
                    (
                        n
                        for n, line in enumerate(text.get(of, "").split("\n"), 1)
                        if key in _keys(line, self.year)
                    ),
                    0,
                )
                if line:
                    said = asked_of_doubt(doubt, self.value(key, lang))
                    # Saving reads the figures anew: that is how a writer says that it still holds.
                    yield Finding(name, of, line, said)


def _keys(string: str, year: int) -> list[str]:
    return [str(key.of_year(year)) for key in sound_keys(string)]


def _line_of(string: str, words: str) -> int:
    return next((n for n, line in enumerate(string.split("\n"), 1) if words in line), 0)


def look_at_section(
    section: Section, lang: str, *, reader: Reader | None = None, texts: Any = None
) -> Looked:
    """What is to be said of a section as it stands, or as it is typed (`texts`: title, body)."""
    said = texts or {"title": section.title, "body": section.body}
    reader = reader or Reader(section.report, said.values())
    return reader.look(said, marked=("body",), read=section.read, meant=section.meant, lang=lang)


def look_at_front(
    report: Report, lang: str, *, reader: Reader | None = None, texts: Any = None
) -> Looked:
    """Of the report's own texts."""
    said = texts or {
        "title": report.title,
        "summary": report.summary,
        "publisher": report.publisher,
    }
    reader = reader or Reader(report, said.values())
    return reader.look(said, marked=("summary",), read=report.read, meant=report.meant, lang=lang)


def look_through(
    report: Report, sections: Iterable[Section], lang: str
) -> tuple[Looked, dict[int, Looked]]:
    """The report's own texts, and each section by its key. A fixed number of queries."""
    rows = list(sections)
    reader = Reader(report, [report.summary, *(row.body for row in rows)])
    return (
        look_at_front(report, lang, reader=reader),
        {row.pk: look_at_section(row, lang, reader=reader) for row in rows},
    )
