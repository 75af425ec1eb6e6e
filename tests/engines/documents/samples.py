# SPDX-License-Identifier: EUPL-1.2
"""A report as the reporting room makes it, with every kind of block."""

from __future__ import annotations

import base64
from datetime import date

from corridor.engines import documents as d

SITE = "https://corridor.example/nl/rapporten/NL08/2011/"
SPENT = ["€ 50.000", "€ 2.089.331", "€ 1.430.857", "€ 303.262", "€ 356.647", "€ 4.477.402"]
BEFORE = ["€ 1 mln.", "€ 0,2 mln.", "€ 0,7 mln.", "€ 0,6 mln.", "niet vermeld", "€ 3,3 mln."]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30">'
    '<title id="a">t</title><a href="/nl/cijfers/p1/">'
    '<rect x="0" y="0" width="50" height="10" fill="#0E5A63"/>'
    '<text x="0" y="20" font-family="Noto Sans" font-size="10px">50</text></a></svg>'
)
# A grey PNG of three by two pixels.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR42mNsYGBgYmBgAAADmACE7mkc"
    "XwAAAABJRU5ErkJggg=="
)


def figure(key: str, value: str) -> d.Figure:
    return d.Figure(
        key=key,
        name=f"Uitgaven {key}",
        value=value,
        address=f"https://corridor.example/nl/cijfers/{key}/",
        details=(("Definitie", "geboekte betalingen"),),
        sources=("NL11:79-93",),
    )


def spending() -> d.Table:
    rows = tuple(
        (f"Prioriteit {index}", d.FigureLink(spent, f"p{index}"), before)
        for index, (spent, before) in enumerate(zip(SPENT, BEFORE, strict=True), start=1)
    )
    return d.Table(
        caption="Uitgaven per prioriteit",
        headers=("Prioriteit", "2011", "2010"),
        rows=rows,
        footer=("Samen", d.FigureLink("€ 8.707.499", "total"), "€ 5,8 mln."),
    )


def report(text: str = "Toelichting", *, language: str = "nl") -> d.Document:
    """The report; `text` stands at every place where somebody's text may stand."""
    figures = [figure(f"p{index}", spent) for index, spent in enumerate(SPENT, start=1)]
    figures.append(
        d.Figure("total", text, text, "https://corridor.example/é/", ((text, text),), (text,))
    )
    inline = (
        d.Text(text), d.Emphasis(text), d.Emphasis(text, strong=True),
        d.Link(text, "https://example.org/a?b=1&c=%20"), d.FigureLink(text, "total"),
        d.Text(text, language="ar"),
    )  # fmt: skip
    return d.Document(
        title=f"Verslag {text}",
        subtitle=text,
        language=language,
        date=date(2012, 5, 1),
        author=f"Ministerie {text}",
        site_address=SITE,
        summary=(inline,),
        highlights=(d.Highlight(d.FigureLink(text, "total"), text),),
        blocks=(
            d.Heading(f"Uitgaven {text}"),
            d.Paragraph(inline),
            spending(),
            d.ChartImage(SVG, f"Grafiek {text}", f"Beschrijving {text}", spending()),
            d.Heading(f"Oorzaken {text}", level=2),
            d.Items((text, d.Item(inline, d.Items((text, inline), ordered=True)))),
            d.Picture(PICTURE, f"Foto {text}", text),
            d.Definitions(((text, inline),)),
            d.Note(text, inline),
            d.PageBreak(),
            d.Table(f"Zonder {text}", (f"A {text}", "B"), ((text, text),), row_headers=False),
        ),
        appendix=d.Appendix(f"Cijfers {text}", inline, tuple(figures)),
    )
