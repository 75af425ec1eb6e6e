# SPDX-License-Identifier: EUPL-1.2
"""The picture that goes with a link when a report, a figure or a story is shared.

Only what is published has one, so that nobody can have anything drawn. A drawing takes some tenths
of a second and is kept; its text is text, whatever a title holds.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import vl_convert
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.engines.charts.measure import wrap
from corridor.foundation.pages.public import words
from corridor.insight.knowledge.public import Story, story
from corridor.reporting.public import FrozenFigure, find_report, read_latest
from corridor.reporting.rules.formats import shown
from corridor.reporting.web.figure import name_of

from .data import answered

WIDTH, HEIGHT = 1200, 630
DAY = 24 * 3600


@require_safe
def report_card(request: HttpRequest, framework: str, year: int) -> HttpResponseBase:
    found = find_report(framework, year)
    if found is None or not found.editions.exists():
        raise Http404
    reading = read_latest(found, words.language())
    spent = reading.total("spending")
    number = reading.value(spent) if spent in reading.figures else ""
    said = _("spent in %(year)s") % {"year": year} if number else ""
    return _card(
        request, _("Progress report"), reading.word(reading.content["title"]), number, said
    )


@require_safe
def figure_card(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponseBase:
    frozen = (
        FrozenFigure.objects.filter(
            edition__report__framework__code=framework, edition__report__year=year, key=key
        )
        .order_by("-edition__number")
        .first()
    )
    if frozen is None:
        raise Http404
    lang = words.language()
    title = name_of(frozen.content, lang)
    return _card(request, _("Figure"), title, shown(frozen.content, lang), "")


@require_safe
def story_card(request: HttpRequest, code: str) -> HttpResponseBase:
    try:
        row = story(code)
    except Story.DoesNotExist:
        raise Http404 from None
    return _card(request, _("Story"), words.as_text(row.title)[0], "", words.as_text(row.lead)[0])


@require_safe
def site_card(request: HttpRequest) -> HttpResponseBase:
    return _card(
        request, _("Migration and development"), _("Promised, spent, achieved"), "",
        _("Every number opens, down to the line it stands on."),
    )  # fmt: skip


def _card(request: HttpRequest, kind: str, title: str, number: str, said: str) -> HttpResponseBase:
    return answered(request, draw(kind, title, number, said), "image/png", age=DAY)


@lru_cache(maxsize=128)
def draw(kind: str, title: str, number: str, said: str) -> bytes:
    """A PNG of 1200 by 630: what it is, its title, and the number or a sentence."""
    _fonts()
    lines = wrap(title, 1040, 54, 3 if number or said else 4)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#113a42"/>',
        f'<rect width="{WIDTH}" height="12" fill="#f0a93c"/>',
        _mark(),
        _text(80, 128, kind, 28, "#f0a93c", 700),
    ]
    parts += [
        _text(80, 200 + 66 * place, line, 54, "#fff", 700) for place, line in enumerate(lines)
    ]
    if number:
        parts.append(_text(80, 545, wrap(number, 1040, 96, 1)[0], 96, "#fff", 700))
        if said:
            parts.append(_text(80, 592, wrap(said, 760, 28, 1)[0], 28, "#c8dfe1", 400))
    elif said:
        for place, line in enumerate(wrap(said, 900, 32, 3)):
            parts.append(_text(80, 240 + 66 * len(lines) + 46 * place, line, 32, "#c8dfe1", 400))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">{"".join(parts)}</svg>'
    )
    return bytes(vl_convert.svg_to_png(svg, scale=1))


def _mark() -> str:
    """The passage: two walls that meet at a lit door."""
    return (
        '<g transform="translate(1012 512)">'
        '<path d="M0 0L44 18V62L0 80Z" fill="#9cc5ca"/>'
        '<path d="M108 0L64 18V62L108 80Z" fill="#4a929d"/>'
        '<rect x="49" y="26" width="10" height="30" fill="#f0a93c"/></g>'
    )


def _text(x: int, y: int, text: str, size: int, fill: str, weight: int) -> str:
    # What XML cannot hold is left out; the rest is escaped.
    clean = "".join(sign for sign in text if sign.isprintable() or sign in "\u00a0\u202f")
    return (
        f'<text x="{x}" y="{y}" font-family="Noto Sans" font-size="{size}" font-weight="{weight}"'
        f' fill="{fill}">{escape(clean)}</text>'
    )


@lru_cache(maxsize=1)
def _fonts() -> None:
    """The fonts that PDF is set in, so that a card looks alike on every machine."""
    folder = Path(settings.FONTS)
    if folder.is_dir():
        vl_convert.register_font_directory(str(folder))
