# SPDX-License-Identifier: EUPL-1.2
"""What a report says, in all its languages, as one plain structure that can be frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from corridor.steering.policy.public import explanations
from corridor.values.canonical import digest
from corridor.values.money import CurrencyMismatch
from corridor.values.texts import Text

from ..models import Image, Report
from ..rules import markup
from ..rules.calculation import NoSuchFigure
from ..rules.definitions import TOTAL, on
from ..rules.faults import Fault, Place
from ..rules.figures import Figure
from ..rules.keys import BadKey, FigureKey
from ..rules.placeholders import keys_in, languages_disagree
from ..rules.texts import CHARTS, form_of, key_of_chart
from .figures import Figures
from .wording import said_of_fault

# How many years before the report's own a chart of a figure goes back.
BACK = 5


@dataclass(slots=True)
class Draft:
    """A report's content and figures as they are now, and what keeps it from being published."""

    content: dict[str, Any]
    figures: dict[str, Figure]
    faults: list[Fault] = field(default_factory=list)


def draft(report: Report) -> Draft:
    """The report as it would be published today; faults name the place and what is wrong there,
    in the active language."""
    figures = Figures(report.framework)
    sections = list(report.sections.select_related("node"))
    content = _content(report, sections, figures)
    result = Draft(content=content, figures={})
    result.faults += (
        place.fault(
            _("%(place)s: the text in %(language)s is missing")
            % {"place": place, "language": lang},
            lang,
        )
        for place, text in _all_texts(content)
        for lang in text.missing()
    )
    for place, text in _texts(content):
        result.faults += _badly_written(place, text)
    asked = list(_keys(content, figures))
    figures.foresee((key for _place, key in asked), report.year)
    for place, key in asked:
        name = str(key)
        if name in result.figures:
            continue
        try:
            result.figures[name] = figures.of(key, report.year)
        except (NoSuchFigure, CurrencyMismatch) as error:
            result.faults.append(place.fault(f"{place}: {name}: {_why_not(error)}"))
    _place_images(result)
    _place_charts(result, figures, report.year)
    return result


def sealed(
    content: Mapping[str, Any], frozen: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, str], str]:
    """The hash of every frozen figure, and the one that vouches for the report as a whole."""
    hashes = {name: digest(figure) for name, figure in frozen.items()}
    return hashes, digest({"content": content, "figures": hashes})


def _place_images(result: Draft) -> None:
    """What the texts show is kept by its hash: a published text never shows anything else."""
    named: dict[int, Place] = {}
    for place, text in _texts(result.content):
        for block in _blocks(text):
            if isinstance(block, markup.Image):
                named.setdefault(block.number, place)
    if not named:
        return
    there = {
        image.pk: {
            "hash": image.hash,
            "media_type": image.media_type,
            "width": image.width,
            "height": image.height,
        }
        for image in Image.objects.filter(pk__in=named).defer("content")
    }
    result.content["images"] = {str(number): there[number] for number in named if number in there}
    result.faults += (
        place.fault(_("%(place)s: there is no picture %(number)d") % {"place": place, "number": n})
        for n, place in named.items()
        if n not in there
    )


def _place_charts(result: Draft, figures: Figures, year: int) -> None:
    """Charts that the texts place, each with the figures that it is drawn from, over its years."""
    named: dict[str, Place] = {}
    for place, text in _texts(result.content):
        for block in _blocks(text):
            if isinstance(block, markup.Chart):
                named.setdefault(block.name, place)
    if not named:
        return
    result.content["charts"] = {}
    for name, place in named.items():
        key = key_of_chart(name)
        if name in CHARTS:
            result.content["charts"][name] = []
        elif key is None:
            said = _("%(place)s: there is no chart “%(name)s”; there are: %(names)s")
            about = {"place": place, "name": name, "names": ", ".join((*CHARTS, "spending/3"))}
            result.faults.append(place.fault(said % about))
        else:
            found = _over_the_years(figures, key, year)
            if sum(figure.value is not None for figure in found.values()) < 2:
                said = _("%(place)s: fewer than two years have a number for the chart of %(name)s")
                result.faults.append(place.fault(said % {"place": place, "name": name}))
            result.figures.update(found)
            result.content["charts"][name] = list(found)


def _over_the_years(figures: Figures, key: FigureKey, year: int) -> dict[str, Figure]:
    """The figure in this year and those before it of which anything is known."""
    keys = [FigureKey(key.question, key.subject, of) for of in range(year - BACK, year + 1)]
    figures.foresee(keys, year)
    found: dict[str, Figure] = {}
    for each in keys:
        with suppress(NoSuchFigure, CurrencyMismatch):
            found[str(each.of_year(year))] = figures.of(each.of_year(year), year)
    return found


def _blocks(text: Text) -> Iterator[markup.Block]:
    for string in text.values():
        yield from markup.parse(string)


def _badly_written(place: Place, text: Text) -> Iterator[Fault]:
    for lang, string in text.items():
        for each in _once(markup.faults(string)):
            said = _("%(place)s (%(language)s, line %(line)d): %(fault)s") % {
                "place": place,
                "language": lang,
                "line": each.line,
                "fault": said_of_fault(each),
            }
            yield place.fault(said, lang, each.line)
    try:
        different = languages_disagree(text)
    except BadKey:
        return  # said already, with its line
    for lang in different:
        said = _("%(place)s: the text in %(language)s mentions other figures than the others") % {
            "place": place,
            "language": lang,
        }
        yield place.fault(said, lang)


def _once(faults: Iterable[markup.Fault]) -> Iterator[markup.Fault]:
    """Braces that are closed wrongly are told where they open."""
    opened = 0
    for each in faults:
        if each.code == "placeholder":
            if opened == each.line and each.near.startswith("}}"):
                continue
            opened = each.line
        yield each


def _why_not(error: Exception) -> str:
    if isinstance(error, CurrencyMismatch):
        return _("its amounts are in several currencies and there is no rate between them")
    known = error.known if isinstance(error, NoSuchFigure) else ()
    if known:
        return _("there is no such figure; there are: %(names)s") % {"names": ", ".join(known)}
    return _("there is no such figure")


def _texts(content: Mapping[str, Any]) -> Iterator[tuple[Place, Text]]:
    """Every text that may mention figures, with its place."""
    yield Place(_("Summary"), ""), Text(content["summary"])
    for section in content["sections"]:
        code = section["code"]
        yield Place(_("Section %(code)s") % {"code": code}, code), Text(section["body"])


def _all_texts(content: Mapping[str, Any]) -> Iterator[tuple[Place, Text]]:
    yield Place(_("Title"), ""), Text(content["title"])
    yield Place(_("Publisher"), ""), Text(content["publisher"])
    yield Place(_("Framework")), Text(content["framework"]["names"])
    yield from _texts(content)
    for section in content["sections"]:
        code = section["code"]
        yield Place(_("Section %(code)s, title") % {"code": code}, code), Text(section["title"])
    for code, name in content["nodes"].items():
        yield Place(_("Node %(code)s") % {"code": code}), Text(name)
    for cause in content["explanations"]:
        about = f"{cause['year']}, {cause['node'] or TOTAL}"
        yield Place(_("Explanation %(about)s") % {"about": about}), Text(cause["text"])


def _keys(content: Mapping[str, Any], figures: Figures) -> Iterator[tuple[Place, FigureKey]]:
    year, basis = int(content["year"]), content["basis"]
    table = Place(_("Table"))
    for code in [*figures.names(year, basis), TOTAL]:
        yield table, FigureKey(on("spending", basis), code)
        yield table, FigureKey(on("spending", basis), code, year - 1)
        yield table, FigureKey(on("change", basis), code)
    for of in (None, year - 1):
        for question in ("envelope", on("remaining", basis), on("share", basis)):
            yield table, FigureKey(question, TOTAL, of)
    for of in (year, year - 1):
        for code in figures.parts(of):
            yield table, FigureKey("envelope", code, of).of_year(year)
    for place, text in _texts(content):
        try:
            yield from ((place, key.of_year(year)) for key in keys_in(text))
        except BadKey:
            continue  # said already, with its place


def _content(report: Report, sections: Sequence[Any], figures: Figures) -> dict[str, Any]:
    framework, year = report.framework, report.year
    basis = str(report.basis)
    names = figures.names(year, basis)
    texts = [report.summary, *(section.body for section in sections)]
    return {
        "format": form_of(string for text in texts for string in text.values()),
        "framework": {"code": framework.code, "names": dict(framework.names)},
        "publisher": dict(report.publisher),
        "year": year,
        "date": report.date.isoformat(),
        "basis": basis,
        "title": dict(report.title),
        "summary": dict(report.summary),
        "nodes": {code: dict(name) for code, name in names.items()},
        "parts": list(figures.parts(year)),
        "rows": [_row(code, year, basis) for code in names],
        "total": _row(TOTAL, year, basis),
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


def _row(code: str, year: int, basis: str) -> dict[str, str]:
    spending = on("spending", basis)
    return {
        "node": code,
        "spent": str(FigureKey(spending, code)),
        "before": str(FigureKey(spending, code, year - 1)),
        "change": str(FigureKey(on("change", basis), code)),
    }
