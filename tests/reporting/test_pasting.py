# SPDX-License-Identifier: EUPL-1.2
"""What is copied from a word processor comes in as text with its headings, lists and tables."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corridor.reporting.rules.markup import faults, from_pasted, parse, to_text

# As a word processor puts it on the clipboard: lists as paragraphs, its own styles and elements.
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><title>Nota</title><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=NL style='tab-interval:35.4pt'><!--StartFragment-->
<h1>Terugkeer<o:p></o:p></h1>
<p class=MsoNormal>In 2011 werd <b style='mso-bidi-font-weight:normal'>{{spend<span
lang=EN>ing/3}}</span></b> uitgegeven.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> <i>Zie</i> <a
href="https://example.org/a">de site</a>.<o:p></o:p></p>
<h2>Acties</h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Eerste</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Daaronder</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>Tweede</p>
<p class=MsoCaption>Tabel <span style='mso-element:field-begin'></span>1: Uitgaven</p>
<table class=MsoTableGrid border=1><tr><td rowspan=2><p class=MsoNormal><b>Land</b></p></td>
<td colspan=2><p><b>Bedrag</b></p></td></tr><tr><td><p>2010</p></td><td><p>2011</p></td></tr>
<tr><td rowspan=2>Marokko</td><td>1.000</td><td colspan=2>2.000</td></tr>
<tr><td>3</td><td>4<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table></td></tr>
</table>
<p class=MsoNormal><span style='display:none;mso-hide:all'>geheim</span>Slot<br>nieuwe regel</p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1"><span>[1]</span></a> Voorlopig cijfer.</p></div></div>
<div style='mso-element:comment-list'><p>opmerking van de baas</p></div>
<!--EndFragment--></body></html>"""

TEXT = """## Terugkeer

In 2011 werd **{{spending/3}}** uitgegeven.[1] *Zie* [de site](https://example.org/a).

### Acties

- Eerste
  1. Daaronder
- Tweede

Table: Uitgaven

| Land | Bedrag | Bedrag |
| --- | --: | --- |
| Land | 2010 | 2011 |
| Marokko | 1.000 | 2.000 |
|  | 3 | 4 x, y; z |

Slot

nieuwe regel

[1] Voorlopig cijfer."""


def lines(html: str) -> list[str]:
    return from_pasted(html).split("\n\n")


def test_a_page_of_a_word_processor() -> None:
    made = from_pasted(WORD)
    # The first column names the rows: what is merged there is repeated, in bold as it was.
    assert made == TEXT.replace("| Land | 2010", "| **Land** | 2010").replace(
        "|  | 3", "| Marokko | 3"
    )
    assert faults(made) == ()


def test_what_the_reader_did_not_see_stays_out() -> None:
    made = from_pasted(
        WORD + "<p>a<del>gone</del><ins>new</ins><script>run()</script>"
        "<span class=MsoCommentReference>[A1]</span></p>"
    )
    for unseen in ("geheim", "opmerking", "gone", "run()", "A1", "Nota", "Normal", "margin"):
        assert unseen not in made
    assert "anew" in made


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("one<br>other", "one\n\nother"),
        ('<b style="font-weight:normal" id="docs-internal-guid-1"><p>as it was</p></b>',
         "as it was"),
        ('<span style="font-weight:700">fat</span> <span style="font-style:italic">slim</span>',
         "**fat** *slim*"),
        ("<b>a </b><b>b</b>c", "**a b**c"),
        ("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>", "- a\n  1. b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<h3>Low</h3><h4>Lower</h4><h6>Lowest</h6><h1>High</h1><h2>Second</h2>",
         "## Low\n\n### Lower\n\n### Lowest\n\n## High\n\n### Second"),
        ("<p>1 * 2 and {{nothing}} and [x](y)</p>",
         "1 \\* 2 and \\{\\{nothing\\}\\} and \\[x\\]\\(y\\)"),
        ("<p># no heading</p><p>- no item</p><p>1. no item</p>",
         "\\# no heading\n\n\\- no item\n\n1\\. no item"),
        ('<a href="javascript:alert(1)">click</a> <a href="mailto:a@example.org">write</a>',
         "click [write](mailto:a@example.org)"),
        ('<img src="file:///c:/x.png" alt="A house"> stands', "A house stands"),
        ("<table><tr><td><p>framed</p><p>text</p></td></tr></table>", "framed\n\ntext"),
        ("<table><caption>Table 2. Money</caption><tr><th>A</th><th>B</th></tr>"
         "<tr><td>x|y</td><td>€ 1.000</td></tr></table>",
         "Table: Money\n\n| A | B |\n| --- | --: |\n| x&#124;y | € 1.000 |"),
        ("<table><tr><td>A</td></tr><tr><td></td></tr><tr><td>1</td></tr></table>"
         "<p class=MsoCaption>Figure 1: a map</p>",
         "| A |\n| --: |\n| 1 |\n\nFigure 1: a map"),
        ("<p class=MsoListParagraph>2)&nbsp;&nbsp; second</p>", "1. second"),
        ("<p class=MsoListParagraph>in the style of lists alone</p>",
         "in the style of lists alone"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_comes_of_it(html: str, text: str) -> None:
    assert from_pasted(html) == text


def test_merged_cells_do_not_make_a_table_without_bounds() -> None:
    wide = '<td colspan="99999" rowspan="99999">x</td>'
    made = from_pasted(
        f"<table><tr>{wide}<td>y</td></tr><tr>{wide}</tr><tr><td>z</td></tr></table>"
    )
    assert len(made) < 2000
    assert "z" in made


@pytest.mark.parametrize(
    "html",
    ["<div>" * 5000 + "last words", "<table><tr><td>" * 400 + "last words",
     "x" * 2_000_001 + " last words", "<ul><li>" * 90 + "last words",
     "<b><i>" * 120 + "last words", "<?xml version='1.0'?>last words",
     "<p class='MsoListParagraph' style='mso-list:l0 level999999999999 lfo1'>last words",
     "<script>" * 2000 + "</script>last words", "<p>\x00\ud800last words"],
    ids=["deep", "tables", "long", "lists", "styles", "xml", "level", "scripts", "signs"],
)  # fmt: skip
def test_hostile_input_gives_its_words(html: str) -> None:
    assert "last words" in from_pasted(html)


TAGS = ["p", "b", "i", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "span", "div", "a",
        "o:p", "blockquote", "caption", "thead"]  # fmt: skip
words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
parts = st.one_of(
    words.map(lambda word: f"({word})"),
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<br>", "<td rowspan=3>", "<td colspan=2>", "&nbsp;", " ", "*", "|", "{{"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(parts, max_size=20))
@example(["<table>", "(a)", "<td>", "(b)"])
def test_no_word_is_lost_and_the_text_is_read_as_it_stands(pieces: list[str]) -> None:
    made = from_pasted("".join(pieces))
    assert to_text(parse(made)) == made
    for piece in pieces:
        if re.fullmatch(r"\(\w+\)", piece):
            assert piece[1:-1] in made
