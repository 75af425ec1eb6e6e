# SPDX-License-Identifier: EUPL-1.2
"""The text of a report: read, checked, and written back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corridor.reporting.rules.keys import FigureKey
from corridor.reporting.rules.markup import (
    CODES,
    Chart,
    Heading,
    Image,
    Item,
    Items,
    Number,
    Paragraph,
    Style,
    Table,
    Words,
    faults,
    figures_of,
    parse,
    runs_of,
    to_text,
)

SPENT = FigureKey("spending", "3")
PIECES = [
    "*", "**", "***", "_", "`", "#", "## ", "### ", "#### ", "- ", "+ ", "1. ", "12) ", "\n",
    "\n\n", " ", "  ", "    ", "\t", "a", "b", "é", "|", "| a | b |\n|---|--:|\n| c | d |\n", "{{",
    "{{spending/3}}", "{{ @2010:spending/3 }}", "}}", "[", "](", "https://x.y", "(", ")", "![",
    "image:1", "chart:spending", '"', "<b>", "<!--", "&amp;", "&#32;", "&#10;", "\\",
    "Table: x\n", "Table:", ":", "---", "\u00a0", "<", ">", "!", "1", "😀", "\ud800", "\x00",
    "\u2028",
    "“", "x_y",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=16).map("".join)


def words(text: str, style: Style = Style.PLAIN, address: str = "") -> Words:
    return Words(text, style, address)


def test_a_text_with_everything() -> None:
    text = (
        "Spent: **{{spending/3}}**, *more*; see [the site](https://example.org/a?b=1).\n\n"
        "## Done\n\n### Abroad\n\n- one\n  1. first\n  2. second\n- two\n\n"
        "Table: By year\n\n| Year | Spent |\n|---|--:|\n| 2011 | {{spending/3}} |\n\n"
        '![A house](image:12 "The house")\n![Bars](chart:spending)\n'
    )
    assert faults(text) == ()
    assert parse(text) == (
        Paragraph(
            (
                words("Spent: "),
                Number(SPENT, Style.STRONG),
                words(", "),
                words("more", Style.EMPHASIS),
                words("; see "),
                words("the site", address="https://example.org/a?b=1"),
                words("."),
            )
        ),
        Heading("Done"),
        Heading("Abroad", 3),
        Items(
            (
                Item(
                    (words("one"),),
                    Items((Item((words("first"),)), Item((words("second"),))), ordered=True),
                ),
                Item((words("two"),)),
            )
        ),
        Table(
            "By year",
            ((words("Year"),), (words("Spent"),)),
            (((words("2011"),), (Number(SPENT),)),),
            ("", "end"),
        ),
        Image(12, "A house", "The house"),
        Chart("spending", "Bars"),
    )
    found = [key for runs in runs_of(parse(text)) for key in figures_of(runs)]
    assert found == [SPENT, SPENT]


def test_paragraphs_end_with_their_line_or_with_an_empty_one() -> None:
    one, other = Paragraph((words("one"),)), Paragraph((words("other"),))
    assert (
        parse("one\nother")
        == parse("one\n\nother")
        == parse("one  \r\n\n\nother\n")
        == (one, other)
    )


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a < b > c", "> said", "```", "    code", "---", "_a_ and b_c_d",
     "[1]", "{single}", "2011 was", "#nothing", "a | b", "http://example.org", "~~gone~~"],
)  # fmt: skip
def test_what_is_no_markup_is_text(text: str) -> None:
    assert parse(text) == (Paragraph((words(text.strip()),)),)


FAULTS = [
    ("a\n\n{{spending}}", 3, "placeholder"),
    ("a {{spending/3", 1, "placeholder"),
    ("spending/3}} a", 1, "placeholder"),
    ("## About {{spending/3}}", 1, "figure_in_plain"),
    ("a\nb <b>c</b>", 2, "html"),
    ("<!-- note -->", 1, "html"),
    ("[x](javascript:alert)", 1, "link"),
    ("one\n[x](/nl/) and more", 2, "link"),
    ("[x](image:3)", 1, "link"),
    ("# Title", 1, "heading_level"),
    ("#### Deep", 1, "heading_level"),
    ("text\n\n### Sub", 3, "heading_order"),
    ("## ", 1, "heading_empty"),
    ("- a\n  - b\n    - c", 3, "list_depth"),
    ("Table: x\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |", 6, "table_ragged"),
    ("Table: x\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |", 5, "table_ragged"),
    ("Table: x\n\n| a |  |\n|---|---|\n| 1 | 2 |", 3, "table_header"),
    ("a\n\n| 1 | 2 |\n| 3 | 4 |", 3, "table_header"),
    ("a\n\n| a | b |\n|---|---|\n| 1 | 2 |", 3, "table_caption"),
    ("- a\n  | a | b |\n  |---|---|\n  | 1 | 2 |", 2, "table_in_list"),
    ("![](image:12)", 1, "image_alt"),
    ("![  ](chart:spending)", 1, "image_alt"),
    ("![a](image:twelve)", 1, "image_name"),
    ("![a](chart:)", 1, "image_name"),
    ("![a](https://example.org/x.png)", 1, "image_name"),
    ("text ![a](image:12) text", 1, "image_inside"),
]


@pytest.mark.parametrize(("text", "line", "code"), FAULTS)
def test_faults_are_named_with_their_line(text: str, line: int, code: str) -> None:
    assert (line, code) in [(fault.line, fault.code) for fault in faults(text)]


def test_every_kind_of_fault_is_tried() -> None:
    assert {code for _text, _line, code in FAULTS} == set(CODES)


def test_escaped_signs_are_no_faults() -> None:
    assert faults(r"\<b> \{\{spending\}\} \[x](y) \| a \| b \|") == ()


def test_a_row_that_is_too_long_makes_the_table_wider() -> None:
    table = parse("| a |\n|---|\n| 1 | 2 |")[0]
    assert isinstance(table, Table)
    assert table.headers == ((words("a"),), ())
    assert table.rows == (((words("1"),), (words("2"),)),)


def test_what_follows_a_table_need_not_stand_apart_from_it() -> None:
    blocks = parse("Table: x\n| a |\n|---|\n| 1 |\nWords about it.\n| no row |")
    assert isinstance(blocks[0], Table)
    assert blocks[0].rows == (((words("1"),),),)
    assert blocks[1:] == (Paragraph((words("Words about it."),)), Paragraph((words("| no row |"),)))


def test_captions_are_understood_in_three_languages() -> None:
    for name in ("Table:", "Tabel: ", "Tableau : "):
        table = parse(f"before\n{name}Money\n| a |\n|---|")[1]
        assert isinstance(table, Table)
        assert table.caption == "Money"


@settings(max_examples=400, deadline=None)
@given(texts)
@example("*a*b\n- \n- c")
@example("| a |\n|---|\n| \\\\| |")
@example("**a&#32;**b")
@example("*" * 60 + "a" + "*" * 60)
@example("[" * 80 + "a" + "](https://x.y)" * 80)
@example("- " * 60 + "a")
@example("## a #\n\n## \\#")
def test_any_text_is_read_and_comes_back_the_same(text: str) -> None:
    blocks = parse(text)
    assert parse(to_text(blocks)) == blocks
    assert all(1 <= fault.line <= sum(map(text.count, "\n\r\u2028")) + 1 for fault in faults(text))


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8))
def test_no_word_is_lost_however_deep_it_stands(word: str) -> None:
    for text in ("- " * 40 + word, "> " * 40 + word, "[" * 40 + word, f"- # {word}"):
        assert word in "".join(
            run.text for runs in runs_of(parse(text)) for run in runs if isinstance(run, Words)
        )


def test_a_heading_ends_the_list_before_it() -> None:
    kinds = [type(block).__name__ for block in parse("- one\n- two\n## What it cost\nMuch.")]
    assert kinds == ["Items", "Heading", "Paragraph"]
    inside = parse("- one\n  ## two")
    assert [type(block).__name__ for block in inside] == ["Items"]
