# SPDX-License-Identifier: EUPL-1.2
"""Charts say what they show, to eyes and to screen readers, the same way every time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import altair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.engines.charts import (
    CORRIDOR,
    AgainstLimit,
    Chart,
    ChartError,
    GroupedBars,
    LimitBar,
    Mark,
    Series,
    Trend,
    Unit,
    draw,
    format_value,
)
from corridor.engines.charts.measure import text_width, ticks, wrap
from corridor.engines.charts.numbers import format_share, format_tick

SVG = "{http://www.w3.org/2000/svg}"
EUR = Unit.money("EUR")
SPENT = [50000, 2089331, 1430857, 303262, 356647, 4477402]
BEFORE = ["1", "0.2", "0.7", "0.6", None, "3.3"]


def spending(locale: str = "nl", *, link: bool = False, name: str = "Prioriteit") -> GroupedBars:
    return GroupedBars(
        title=f"Uitgaven {name}",
        description="2011 naast 2010",
        locale=locale,
        unit=EUR,
        category_title="Prioriteit",
        categories=tuple(f"{name} {index}" for index in range(1, 7)),
        series=(
            Series(
                "2011",
                tuple(
                    Mark(Decimal(value), href=f"/nl/cijfers/{index}/?a=1&b=2" if link else None)
                    for index, value in enumerate(SPENT, start=1)
                ),
            ),
            Series(
                "2010",
                tuple(
                    Mark(Decimal(value) * 1_000_000 if value else None, Decimal(100_000))
                    for value in BEFORE
                ),
            ),
        ),
    )


def envelope(spent: str = "8707499") -> AgainstLimit:
    bar = LimitBar("2011", Mark(Decimal(spent)), Mark(Decimal(9_000_000)))
    return AgainstLimit("Budget", "besteed", "nl", EUR, "Jaar", "Uitgaven", "Budget", (bar,))


def returns(form: str = "columns", *values: int | None) -> Trend:
    marks = tuple(Mark(None if value is None else Decimal(value)) for value in values)
    moments = tuple(str(2009 + index) for index in range(len(values)))
    return Trend(
        "Vertrek",
        "per jaar",
        "en",
        Unit.count(),
        "Year",
        moments,
        (Series("HRT", marks),),
        form,  # type: ignore[arg-type]
    )


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


def bars(svg: str, fill: str) -> int:
    return sum(
        1 for node in ElementTree.fromstring(svg).iter(f"{SVG}path") if node.get("fill") == fill
    )


def every(chart: Chart) -> list[str]:
    return [chart.svg, chart.narrow_svg]


def test_not_stated_is_said_and_never_a_bar() -> None:
    for svg in every(draw(spending())):
        assert texts(svg).count("niet vermeld") == 1
        legend = 1
        assert bars(svg, CORRIDOR.looks[0].fill) == 6 + legend
        assert bars(svg, CORRIDOR.looks[1].fill) == 5 + legend


def test_every_number_stands_beside_its_bar() -> None:
    for svg in every(draw(spending())):
        said = texts(svg)
        assert "€\xa02.089.331" in said
        assert "€\xa00,2\xa0mln." in said
        assert "2\xa0mln." in said


def test_the_table_holds_what_the_drawing_shows() -> None:
    table = draw(spending()).table
    assert table.headers == ("Prioriteit", "2011", "2010")
    assert table.align == ("start", "end", "end")
    assert [cell.text for cell in table.rows[4]] == ["Prioriteit 5", "€\xa0356.647", "niet vermeld"]


def test_against_a_limit() -> None:
    chart = draw(envelope())
    sentence = "€\xa08.707.499 van €\xa09.000.000 (96,75%)"
    assert all(sentence in texts(svg) for svg in every(chart))
    assert [cell.text for cell in chart.table.rows[0]][-1] == "96,75%"
    assert bars(chart.svg, CORRIDOR.over) == 0
    assert bars(draw(envelope("9000001")).svg, CORRIDOR.over) == 1


def test_a_limit_that_is_not_stated_is_said() -> None:
    bar = LimitBar("2011", Mark(Decimal(5)), Mark(None))
    chart = draw(replace(envelope(), bars=(bar,)))
    assert "€\xa05, grens niet vermeld" in texts(chart.svg)
    assert chart.table.rows[0][3].text == "niet vermeld"


@pytest.mark.parametrize("form", ["line", "columns"])
def test_a_gap_in_a_trend_is_marked(form: str) -> None:
    chart = draw(returns(form, 1018, None, 1160, 1511))
    assert "?" in texts(chart.svg)
    assert "? = not stated" in texts(chart.svg)
    assert "1,511" in texts(chart.svg)
    assert "?" not in texts(draw(returns(form, 1, 2)).svg)


def test_a_line_is_not_drawn_across_a_gap() -> None:
    def lines(*values: int | None) -> int:
        root = ElementTree.fromstring(draw(returns("line", *values)).svg)
        look = CORRIDOR.looks[0].outline
        return sum(
            1 for node in root.iter(f"{SVG}path")
            if node.get("stroke") == look and node.get("fill") is None
        )  # fmt: skip

    assert lines(1, 2, 3, 4) == 1
    assert lines(1, 2, None, 3, 4) == 2
    assert lines(1, None, 4) == 0


@pytest.mark.parametrize(
    "value", [spending(link=True), spending(), envelope(), returns("line", 1, 2)]
)
def test_drawings_hold_to_a_strict_policy(value: GroupedBars | AgainstLimit | Trend) -> None:
    for svg in every(draw(value)):
        root = ElementTree.fromstring(svg)
        for node in root.iter():
            assert node.tag.removeprefix(SVG) in {
                "svg", "g", "path", "line", "text", "tspan", "rect", "a", "title", "desc",
            }  # fmt: skip
            assert not [name for name in node.attrib if name.startswith("on") or name == "style"]
        assert "vega" not in svg.lower()


@pytest.mark.parametrize("value", [spending(link=True), envelope(), returns("line", 1, None, 2, 3)])
def test_specifications_are_valid(value: GroupedBars | AgainstLimit | Trend) -> None:
    chart = draw(value)
    for spec in (chart.spec, chart.narrow_spec):
        assert altair.LayerChart.from_dict(spec, validate=True).to_dict(validate=True)


def test_title_and_description_are_tied_to_the_drawing() -> None:
    chart = draw(spending())
    ids: list[str] = []
    for svg in every(chart):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("lang") == "nl"
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert (title.text, desc.text) == (chart.title, chart.description)
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("aria-describedby") == desc.get("id")
        ids += re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) == 4
    assert all(
        one.startswith("mine-")
        for one in re.findall(r'\bid="([^"]+)"', draw(spending(), key="mine").svg)
    )


def test_marks_lead_to_their_page_once_for_the_keyboard() -> None:
    root = ElementTree.fromstring(draw(spending(link=True)).svg)
    assert root.get("role") == "group"
    links = list(root.iter(f"{SVG}a"))
    reached = [link for link in links if link.get("tabindex") != "-1"]
    assert [link.get("href") for link in reached] == [
        f"/nl/cijfers/{index}/?a=1&b=2" for index in range(1, 7)
    ]
    assert reached[1].get("aria-label") == "Prioriteit 2, 2011: €\xa02.089.331"
    assert all(link.get("aria-hidden") == "true" for link in links if link not in reached)


def test_the_specification_keeps_the_links_for_the_browser() -> None:
    chart = draw(spending(link=True))
    assert json.dumps(chart.spec).count("/nl/cijfers/2/?a=1&b=2") == 2
    assert "chart.invalid" not in json.dumps(chart.spec)


def test_the_same_value_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, sys; from tests.engines.charts.test_charts import *;"
        "c = draw(spending('fr', link=True));"
        "made = c.svg + c.narrow_svg + json.dumps(c.spec);"
        "sys.stdout.write(hashlib.sha256(made.encode()).hexdigest())"
    )
    here = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": f"{here / 'src'}:{here}", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=here,
        check=True,
    )  # fmt: skip
    chart = draw(spending("fr", link=True))
    made = chart.svg + chart.narrow_svg + json.dumps(chart.spec)
    assert done.stdout == hashlib.sha256(made.encode()).hexdigest()


@settings(max_examples=25, deadline=None)
@given(
    name=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=80
    )
)
def test_any_name_is_drawn_as_text(name: str) -> None:
    plain = draw(returns("columns", 1, None))
    drawn = draw(replace(returns("columns", 1, None), title=f"x{name}", moments=("</text>", name)))
    known = {node.tag for node in ElementTree.fromstring(plain.svg).iter()}
    for svg in every(drawn):
        root = ElementTree.fromstring(svg)
        assert {node.tag for node in root.iter()} <= known
        title = root.find(f"{SVG}title")
        assert title is not None
        assert title.text == f"x{name}"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.none() | st.decimals("-1e9", "1e12", allow_nan=False, allow_infinity=False, places=2),
        min_size=1,
        max_size=8,
    )
)
def test_any_numbers_can_be_drawn(values: list[Decimal | None]) -> None:
    marks = tuple(Mark(value) for value in values)
    value = replace(
        spending(),
        categories=tuple(str(i) for i in range(len(marks))),
        series=(Series("a", marks),),
    )
    for svg in every(draw(value)):
        assert texts(svg).count("niet vermeld") == values.count(None)
        assert "NaN" not in svg


BAD = [
    (lambda: replace(spending(), title=""), "needs a title"),
    (lambda: replace(spending(), description=" "), "needs a description"),
    (lambda: replace(spending(), categories=("a",)), "series '2011': 6 marks for 1"),
    (lambda: replace(spending(), series=()), "0 series"),
    (lambda: Mark(Decimal("NaN")), "not a number"),
    (lambda: Mark(Decimal(1), href="javascript:alert(1)"), "not an address"),
    (lambda: Mark(Decimal(1), precision=Decimal(0)), "must be above zero"),
    (lambda: Unit.money("euro"), "ISO 4217"),
    (lambda: envelope("-1"), "below zero"),
    (lambda: draw(spending("xx")), "locale 'xx' is not supported; charts speak en, fr, nl"),
    (lambda: draw(spending("de")), "locale 'de'"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_faults_name_what_and_where(make: object, message: str) -> None:
    with pytest.raises(ChartError, match=message):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("value", "precision", "locale", "text"),
    [
        ("2089331", "1", "nl", "€\xa02.089.331"),
        ("2089331", "1", "nl-BE", "€\xa02.089.331"),
        ("2089331", "1", "fr", "2\u202f089\u202f331\xa0€"),
        ("2089331", "1", "en", "€2,089,331"),
        ("200000", "100000", "nl", "€\xa00,2\xa0mln."),
        ("1000000", "100000", "en", "€1.0M"),
        ("9000000", "1000000", "fr", "9\xa0M\xa0€"),
        ("1.5", "0.01", "nl", "€\xa01,50"),
        ("-200000", "100000", "nl", "-€\xa00,2\xa0mln."),
    ],
)
def test_money_claims_no_more_than_was_stated(
    value: str, precision: str, locale: str, text: str
) -> None:
    assert format_value(Decimal(value), EUR, locale, Decimal(precision)) == text


def test_shares_never_round_to_the_whole() -> None:
    assert format_share(Decimal(8707499), Decimal(9000000), "nl") == "96,75%"
    assert format_share(Decimal(8999999), Decimal(9000000), "nl") == "99,99%"
    assert format_share(Decimal(9000001), Decimal(9000000), "nl") == "100,01%"
    assert format_share(Decimal(9), Decimal(9), "nl") == "100%"
    # Printed to 0.1 million: a decimal more would claim what nobody knows.
    assert format_share(Decimal(5800000), Decimal(9000000), "nl", Decimal(100000)) == "64%"


def test_ticks_by_locale() -> None:
    top = Decimal(4_000_000)
    assert format_tick(Decimal(1_400_000), top, EUR, "nl") == "1,4\xa0mln."
    assert format_tick(Decimal(500_000), top, EUR, "fr") == "0,5\xa0M"
    assert format_tick(Decimal(0), top, EUR, "nl") == "0"
    assert format_tick(Decimal(500), Decimal(1500), Unit.count(), "nl") == "500"


@given(
    st.decimals("-1e12", "0", allow_nan=False, places=2),
    st.decimals("0", "1e12", allow_nan=False, places=2),
    st.integers(2, 6),
    st.booleans(),
)
def test_ticks_are_few_even_and_within(
    low: Decimal, high: Decimal, wanted: int, whole: bool
) -> None:
    marks = ticks(low, high, wanted, whole=whole)
    assert Decimal(0) in marks
    assert all(low <= mark <= high for mark in marks)
    assert len(marks) <= wanted + 2
    assert len({b - a for a, b in pairwise(marks)}) <= 1
    if whole:
        assert all(mark == mark.to_integral_value() for mark in marks)


@given(st.text(max_size=200), st.integers(60, 300), st.integers(1, 5))
def test_wrapped_lines_fit_and_lose_nothing_silently(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, 13, most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 13) <= width for line in lines)
    if "…" not in lines[-1]:
        assert "".join("".join(lines).split()) == "".join(text.split())


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_stand_out_and_series_differ_by_more_than_colour() -> None:
    for colour in (CORRIDOR.ink, CORRIDOR.muted):
        assert contrast(colour, CORRIDOR.paper) >= 4.5
    for look in CORRIDOR.looks:
        assert contrast(look.outline, CORRIDOR.paper) >= 3
    assert contrast(CORRIDOR.over, CORRIDOR.paper) >= 3
    assert contrast(CORRIDOR.track_outline, CORRIDOR.paper) >= 3
    assert contrast(CORRIDOR.looks[0].fill, CORRIDOR.looks[1].fill) >= 3
    assert len({look.dash for look in CORRIDOR.looks}) == 4
    assert len({look.point for look in CORRIDOR.looks}) == 4
