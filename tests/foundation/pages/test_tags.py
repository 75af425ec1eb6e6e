# SPDX-License-Identifier: EUPL-1.2
"""What the components say and how they say it, as HTML."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from corridor.engines.charts import GroupedBars, Mark, Series, Unit, draw
from corridor.foundation.pages.public import Cell, Fact, Head, Matrix, Node, Progress, Tab, Table
from corridor.values.answers import Answer
from corridor.values.money import Money
from corridor.values.texts import Text


def drawn(source: str, language: str = "en", **context: Any) -> str:
    with translation.override(language):
        return Template("{% load corridor %}" + source).render(Context(context)).strip()


def parsed(html: str) -> ElementTree.Element:
    """The HTML as a tree; fails where tags do not close."""
    html = html.replace("<details open>", '<details open="">')
    return ElementTree.fromstring(f"<root>{html.replace('&nbsp;', ' ')}</root>")


def test_a_text_in_another_language_is_marked_for_eye_and_ear():
    html = drawn("{% text title %}", "fr", title=Text({"nl": "Geldovermakingen"}))
    assert '<span lang="nl" dir="ltr">Geldovermakingen</span>' in html
    assert "en néerlandais" in html


def test_a_text_from_right_to_left_says_so():
    assert 'lang="ar" dir="rtl"' in drawn("{% text title %}", title=Text({"ar": "عودة"}))


def test_a_text_in_the_readers_language_is_just_that():
    assert drawn("{% text title %}", title=Text({"en": "Return", "nl": "Terugkeer"})) == "Return"


@pytest.mark.parametrize(
    "source",
    ["{% text value %}", "{% show value %}", "{% badge value %}", "{{ value|text }}"],
)
def test_texts_are_escaped(source):
    for value in ("<script>alert(1)</script>", {"en": "<script>alert(1)</script>"}):
        html = drawn(source, value=value)
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


def test_money_that_is_not_stated_has_words_and_a_look_of_its_own():
    html = drawn("{% money nothing %}", nothing=None)
    assert html == '<span class="corridor-unstated">not stated</span>'
    assert "corridor-unstated" not in drawn("{% money m %}", m=Money(Decimal(0), "EUR"))


def test_an_answer_is_a_sign_and_a_word_and_not_a_colour_alone():
    signs = set()
    for answer, word in ((Answer.YES, "ja"), (Answer.NO, "nee"), (Answer.UNKNOWN, "onbekend")):
        html = drawn("{% answer a %}", "nl", a=answer)
        assert f"{word}</span>" in html
        signs.add(html[html.index("<path") : html.index("</svg>")])
    assert len(signs) == 3
    assert "unknown" in drawn("{% answer a %}", a=None)


def test_a_figure_leads_to_its_page_and_says_what_it_is():
    figure = {"value": Money(Decimal(8707499), "EUR"), "url": "/en/figures/x/", "title": "Spent"}
    html = drawn("{% figure f %}", f=figure)
    assert 'href="/en/figures/x/"' in html
    assert "€8,707,499" in html
    assert ">, Spent<" in html


def test_a_figure_without_a_value_still_leads_to_its_page():
    html = drawn("{% figure f %}", f={"value": None, "url": "/en/figures/x/"})
    assert 'href="/en/figures/x/"' in html
    assert "not stated" in html


def test_each_source_says_its_lines():
    html = drawn("{% sources s %}", s=["NL11:79-93", "BE"])
    assert "NL11, lines 79–93" in html
    assert html.count(";</span> <span") == 1
    assert drawn("{% sources s %}", s=[]) == ""


def test_a_table_ties_heads_to_cells_and_can_be_reached_by_keyboard():
    table = Table(
        "Spending",
        [Head("Priority"), Head("2011", numeric=True)],
        [["Return", Cell(Money(Decimal(5), "EUR"), "/x/")], ["Remittances", None]],
        footer=["Together", 5],
    )
    tree = parsed(drawn("{% table t %}", t=table))
    region = tree.find("div")
    assert region is not None
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    caption = tree.find(".//caption")
    assert caption is not None
    assert caption.get("id") == region.get("aria-labelledby")
    assert [th.get("scope") for th in tree.iter("th")] == ["col", "col", "row", "row", "row"]
    assert "not stated" in "".join(tree.itertext())
    assert tree.find(".//td/a") is not None


def test_a_table_of_the_wrong_shape_is_refused():
    with pytest.raises(ValueError, match="zip"):
        drawn("{% table t %}", t=Table("x", [Head("a"), Head("b")], [["only one"]]))


def test_a_matrix_tells_no_from_unknown_from_nothing():
    html = drawn(
        "{% matrix m %}",
        m=Matrix("Who", "Approach", ["1", "2", "3"], [("x", [Answer.NO, Answer.UNKNOWN, None])]),
    )
    assert html.count("corridor-badge--bad") == 1
    assert html.count("corridor-badge--open") == 1
    assert html.count("corridor-matrix__none") == 1


def test_a_tree_of_any_depth_opens_by_plain_html():
    deep = Node("5", children=[])
    for number in range(4, 0, -1):
        deep = Node(str(number), f"c{number}", f"/{number}/", children=[deep], open=number < 3)
    tree = parsed(drawn("{% tree nodes %}", nodes=[deep]))
    assert len(list(tree.iter("details"))) == 4
    assert [d.get("open") is not None for d in tree.iter("details")] == [True, True, False, False]
    for summary in tree.iter("summary"):  # a link inside what opens could not be reached by all
        assert summary.find(".//a") is None


def test_facts_and_tabs():
    html = drawn("{% facts f %}", f=[Fact("Envelope", None, ["NL11:69"]), ("Plain", 1234)])
    assert "not stated" in html
    assert "NL11, line 69" in html
    assert "1,234" in html
    html = drawn('{% tabs t "Views" %}', t=[Tab("A", "/a/", True), Tab("B", "/b/", count=1200)])
    assert html.count('aria-current="page"') == 1
    assert "1,200" in html


def test_progress_asks_again_until_it_is_finished():
    going = drawn("{% progress p %}", p=Progress("Load", 50, 200, url="/again/"))
    assert 'hx-get="/again/"' in going
    assert 'value="25"' in going
    assert "hx-get" not in drawn("{% progress p %}", p=Progress("Load", 9, 9, True, "/again/"))
    assert "value=" not in drawn("{% progress p %}", p=Progress("Load", 9, None))


def test_a_message_keeps_what_is_inside_and_escapes_its_title():
    source = '{% message "warning" title %}<p>{{ said }}</p>{% endmessage %}'
    html = drawn(source, title="<b>", said="<i>")
    assert "utrecht-alert--warning" in html
    assert "&lt;b&gt;" in html
    assert "<p>&lt;i&gt;</p>" in html


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As printed")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], required=False)
    tongues = forms.MultipleChoiceField(
        label="Languages", choices=[("nl", "NL")], widget=forms.CheckboxSelectMultiple
    )
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("The whole is wrong")


def test_an_error_is_said_above_and_at_its_field_and_tied_to_it():
    html = drawn("{% form_fields form %}", form=Sample({}))
    assert html.index("The whole is wrong") < html.index('href="#id_name"')
    assert 'aria-describedby="id_name_error id_name_help"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'href="#id_tongues"' in html
    assert '<fieldset class="corridor-field corridor-field--wrong" id="id_tongues"' in html
    assert 'type="hidden"' in html


def test_a_form_without_errors_has_no_summary():
    html = drawn("{% form_fields form %}", form=Sample())
    assert "corridor-wrong" not in html
    assert "(optional)" in html


def test_a_chart_comes_with_title_description_table_and_no_style():
    value = GroupedBars(
        title="Spending",
        description="More than before.",
        locale="en",
        unit=Unit.money("EUR"),
        category_title="Priority",
        categories=("Return", "Remittances"),
        series=(Series("2011", (Mark(Decimal(5)), Mark(None))),),
    )
    html = drawn("{% chart c %}", c=draw(value))
    assert html.count("<svg") >= 2
    assert "More than before." in html
    assert "<table" in html
    assert "not stated" in html
    assert " style=" not in html
    assert "<style" not in html
    assert '<script id="' in html
    assert 'type="application/json"' in html
