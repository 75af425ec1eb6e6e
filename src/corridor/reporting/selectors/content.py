# SPDX-License-Identifier: EUPL-1.2
"""What a report says, in all its languages, as one plain structure that can be frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from corridor.steering.policy.public import explanations
from corridor.values.money import CurrencyMismatch

from ..models import Report
from ..rules.calculation import NoSuchFigure
from ..rules.definitions import TOTAL
from ..rules.figures import Figure
from ..rules.keys import BadKey, FigureKey
from ..rules.placeholders import keys_in, languages_disagree
from .figures import Figures

FORMAT = 1


@dataclass(slots=True)
class Draft:
    """A report's content and figures as they are now, and what keeps it from being published."""

    content: dict[str, Any]
    figures: dict[str, Figure]
    faults: list[str] = field(default_factory=list)


def draft(report: Report) -> Draft:
    """The report as it would be published today; faults name the place and what to do."""
    figures = Figures(report.framework)
    sections = list(report.sections.select_related("node"))
    result = Draft(content=_content(report, sections, figures), figures={})
    for place, text in _texts(report, sections):
        for lang in _disagreeing(text, place, result.faults):
            result.faults.append(
                f"{place} ({lang}): mentions other figures than the other languages"
            )
    for place, key in _keys(report, sections, figures, result.faults):
        name = str(key)
        if name in result.figures:
            continue
        try:
            result.figures[name] = figures.of(key, report.year)
        except (NoSuchFigure, CurrencyMismatch) as error:
            result.faults.append(f"{place}: {{{{{name}}}}}: {error}")
    return result


def _disagreeing(text: Any, place: str, faults: list[str]) -> tuple[str, ...]:
    try:
        return languages_disagree(text)
    except BadKey as error:
        faults.append(f"{place}: {error}")
        return ()


def _texts(report: Report, sections: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    yield "summary", report.summary
    for section in sections:
        yield f"section {section.code}", section.body


def _keys(
    report: Report, sections: Iterable[Any], figures: Figures, faults: list[str]
) -> Iterable[tuple[str, FigureKey]]:
    before = report.year - 1
    for code in [*figures.names(report.year), TOTAL]:
        yield "table", FigureKey("spending", code)
        yield "table", FigureKey("spending", code, before)
        yield "table", FigureKey("change", code)
    for year in (None, before):
        for question in ("envelope", "remaining", "share"):
            yield "table", FigureKey(question, TOTAL, year)
    for code in figures.parts(report.year):
        yield "table", FigureKey("envelope", code)
    for place, text in _texts(report, sections):
        try:
            yield from ((place, key.of_year(report.year)) for key in keys_in(text))
        except BadKey:
            continue  # said already, with its place


def _content(report: Report, sections: Iterable[Any], figures: Figures) -> dict[str, Any]:
    framework, year = report.framework, report.year
    rows = [_row(code, year) for code in figures.names(year)]
    return {
        "format": FORMAT,
        "framework": {"code": framework.code, "names": dict(framework.names)},
        "publisher": dict(report.publisher),
        "year": year,
        "date": report.date.isoformat(),
        "title": dict(report.title),
        "summary": dict(report.summary),
        "nodes": {code: dict(name) for code, name in figures.names(year).items()},
        "parts": list(figures.parts(year)),
        "rows": rows,
        "total": _row(TOTAL, year),
        "explanations": [
            {
                "node": e.node,
                "year": e.year,
                "kind": e.kind,
                "text": dict(e.text),
                "sources": [str(citation) for citation in e.citations],
            }
            for each in (year, year - 1)
            for e in explanations(framework, each)
        ],
        "sections": [
            {
                "code": section.code,
                "node": None if section.node is None else section.node.code,
                "title": dict(section.title),
                "body": dict(section.body),
                "sources": list(section.sources),
            }
            for section in sections
        ],
    }


def _row(code: str, year: int) -> dict[str, str]:
    return {
        "node": code,
        "spent": str(FigureKey("spending", code)),
        "before": str(FigureKey("spending", code, year - 1)),
        "change": str(FigureKey("change", code)),
    }
