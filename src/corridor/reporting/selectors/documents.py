# SPDX-License-Identifier: EUPL-1.2
"""A report as a document (PDF, HTML, DOCX) and as JSON, from its frozen content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.engines.documents import (
    Appendix,
    Block,
    Content,
    Document,
    Emphasis,
    Figure,
    Heading,
    Highlight,
    Inline,
    Paragraph,
    Table,
    Text,
    to_docx,
    to_html,
    to_pdf,
)
from corridor.foundation.pages.public import words
from corridor.values.citations import Citation

from ..rules.formats import as_sum, in_full, shown
from . import charts, typesetting
from .addresses import absolute, figure_address, report_path
from .reading import Reading


@dataclass(frozen=True, slots=True)
class File:
    """A report as it is downloaded."""

    name: str
    media_type: str
    content: bytes


def as_file(reading: Reading, form: str) -> File:
    """`form` is one of `FORMS`."""
    media_type, write = FORMS[form]
    made = write(reading)
    name = f"{reading.framework}-{reading.year}-{reading.lang}.{form}"
    return File(name, media_type, made if isinstance(made, bytes) else made.encode())


def as_pdf(reading: Reading) -> bytes:
    """Tagged PDF/UA-1; the same reading gives the same bytes."""
    return to_pdf(as_document(reading), fonts=settings.FONTS)


def as_docx(reading: Reading) -> bytes:
    """For word processors; the same reading gives the same bytes."""
    return to_docx(as_document(reading), fonts=settings.FONTS)


def as_html(reading: Reading) -> str:
    """One file that needs nothing else."""
    return to_html(as_document(reading))


def as_json(reading: Reading) -> str:
    """The content in the reading's language, with every frozen figure whole and its hash."""
    content = {
        "format": reading.content["format"],
        "framework": reading.framework,
        "year": reading.year,
        "language": reading.lang,
        "edition": {"number": reading.number, "hash": reading.hash},
        "address": absolute(report_path(reading.framework, reading.year, reading.lang)),
        "publisher": reading.word(reading.content["publisher"]),
        "date": reading.content["date"],
        "title": reading.word(reading.content["title"]),
        "summary": reading.word(reading.content["summary"]),
        "nodes": {code: reading.node_title(code) for code in reading.content["nodes"]},
        "rows": [*reading.content["rows"], reading.content["total"]],
        "explanations": [_in(reading, e) for e in reading.content["explanations"]],
        "sections": [_in(reading, s) for s in reading.content["sections"]],
        "figures": {
            key: {
                "shown": shown(figure, reading.lang),
                "hash": reading.hashes[key],
                "frozen": figure,
            }
            for key, figure in reading.figures.items()
        },
        # With the hashes of the figures, what the edition's hash vouches for.
        "sealed": reading.content,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, tuple[str, Callable[[Reading], bytes | str]]] = {
    "pdf": ("application/pdf", as_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "html": ("text/html; charset=utf-8", as_html),
    "json": ("application/json", as_json),
}


def _in(reading: Reading, part: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: reading.word(value) if isinstance(value, dict) else value
        for name, value in part.items()
    }


def as_document(reading: Reading) -> Document:
    with override(reading.lang):
        return Document(
            title=reading.word(reading.content["title"]),
            subtitle=reading.word(reading.content["framework"]["names"]),
            language=reading.lang,
            date=date.fromisoformat(reading.content["date"]),
            author=reading.word(reading.content["publisher"]),
            site_address=absolute(report_path(reading.framework, reading.year, reading.lang)),
            summary=tuple(typesetting.summary(reading, reading.content["summary"])),
            highlights=_highlights(reading) if reading.tells_of_money else (),
            blocks=tuple(_blocks(reading)),
            appendix=_appendix(reading),
        )


def _highlights(reading: Reading) -> tuple[Highlight, ...]:
    named = (
        (reading.total("spending"), _("spent in %(year)s") % {"year": reading.year}),
        ("envelope/total", _("envelope")),
        (reading.total("share"), _("of the envelope spent")),
    )
    return tuple(Highlight(typesetting.figure(reading, key), label) for key, label in named)


def _blocks(reading: Reading) -> Iterator[Block]:
    address = figure_address(reading.framework, reading.year, reading.lang)
    if reading.tells_of_money:
        yield Heading(_("Envelope and spending"))
        yield spending_table(reading)
        yield envelope_table(reading)
    for name, chart in charts.of_money(reading, address):
        # The numbers of spending are those of the table above it, as its description says.
        yield typesetting.drawing(chart, table=name != charts.SPENDING)
    causes = reading.content["explanations"]
    if causes:
        yield Heading(_("Why spending was what it was"))
        for cause in causes:
            yield Paragraph(_cause(reading, cause))
    for section in reading.content["sections"]:
        yield Heading(reading.word(section["title"]))
        yield from typesetting.body(reading, section["body"], address)
        if section["sources"]:
            yield Paragraph(Emphasis(_sources(section["sources"])))


def spending_table(reading: Reading) -> Table:
    """Per node: this year, the year before, the change; then the total."""
    year = reading.year
    row = partial(_row, reading)
    return Table(
        caption=_("Spending per priority, in euro")
        if _euro(reading)
        else _("Spending per priority"),
        headers=(_("Priority"), str(year), str(year - 1), _("Change")),
        rows=tuple(
            row(
                f"{r['node']}. {reading.node_title(r['node'])}",
                r["spent"],
                r["before"],
                r["change"],
            )
            for r in reading.content["rows"]
        ),
        footer=row(
            _("All priorities together"),
            *(reading.content["total"][name] for name in ("spent", "before", "change")),
        ),
    )


def envelope_table(reading: Reading) -> Table:
    """The envelope of both years with its parts, and what became of it."""
    year = reading.year
    return Table(
        caption=_("The envelope and what was left of it"),
        headers=(_("Money"), str(year), str(year - 1)),
        rows=tuple(
            _row(reading, name, *reading.both_years(key)) for name, key in reading.of_envelope()
        ),
    )


def _row(reading: Reading, label: str, *keys: str) -> tuple[Content, ...]:
    return (label, *(typesetting.figure(reading, key) if key else "" for key in keys))


def _euro(reading: Reading) -> bool:
    return bool(reading.figures[reading.total("spending")]["unit"] == "EUR")


def _cause(reading: Reading, cause: Mapping[str, Any]) -> tuple[Inline, ...]:
    about = str(cause["year"])
    if cause["node"] is not None:
        about = f"{about}, {reading.node_title(cause['node'])}"
    return (
        Emphasis(f"{about}. ", strong=True),
        Text(reading.word(cause["text"])),
        Emphasis(f" ({_sources(cause['sources'])})"),
    )


def _appendix(reading: Reading) -> Appendix:
    address = figure_address(reading.framework, reading.year, reading.lang)
    return Appendix(
        title=_("Where each figure comes from"),
        introduction=_(
            "Each number in this report with the question that it answers, how it was worked "
            "out, and the lines of the documents that it rests on. On the site every one has a "
            "page of its own."
        ),
        figures=tuple(
            Figure(
                key=key,
                name=name_of(reading, figure),
                value=shown(figure, reading.lang),
                address=address(key),
                details=tuple(_details(reading, figure)),
                sources=tuple(words.citation(Citation.parse(s)) for s in figure["sources"]),
            )
            for key, figure in reading.figures.items()
            # Tables of money that are left out leave no figures behind.
            if reading.tells_of_money or figure["unit"]
        ),
    )


def name_of(reading: Reading, figure: Mapping[str, Any]) -> str:
    """What a figure is called: "Spending, Circular migration, 2011"."""
    title = reading.word(figure["definition"]["title"])
    return f"{title}, {reading.word(figure['about'])}, {figure['year']}"


def _details(reading: Reading, figure: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Question"), reading.word(figure["definition"]["description"])
    for step in figure["steps"]:
        result = in_full(step["result"], step.get("unit", figure["unit"]), reading.lang)
        operation = as_sum(step["operation"], reading.lang)
        yield reading.word(step["text"]), f"{operation} = {result}" if operation else result


def _sources(citations: list[str]) -> str:
    return _("Sources: %(list)s") % {
        "list": "; ".join(words.citation(Citation.parse(each)) for each in citations)
    }
