# SPDX-License-Identifier: EUPL-1.2
"""What is asked about a text: numbers by themselves, and words that a figure does not bear out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corridor.reporting.rules.warnings import Known, doubts, drift, layout, numbers


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("nl", "Er is 8,7 miljoen euro besteed.", ["8,7 miljoen euro"]),
        ("nl", "Dat zijn 1.234 mensen, of 33%.", ["1.234", "33%"]),
        ("nl", "Het gaat om 8 707 499 euro.", ["8 707 499 euro"]),
        ("nl", "Vijf miljoen euro bleef over.", ["Vijf miljoen euro"]),
        ("fr", "On a dépensé 8,7 millions d’euros.", ["8,7 millions"]),
        ("fr", "Ce sont 1 234 personnes, soit 33 %.", ["1 234", "33 %"]),
        ("fr", "Cinq millions n’ont pas été dépensés.", ["Cinq millions"]),
        ("en", "€8.7 million went to 1,234 people.", ["€8.7 million", "1,234"]),
        ("en", "Half a million was left; 33% less.", ["Half a million", "33%"]),
        ("en", "| Theme | 12 |", ["12"]),
    ],
)
def test_a_number_without_a_figure_is_asked_about(lang, text, expected):
    assert [doubt.about for doubt in numbers(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "In 2011 en 2010/11, van 2008-2011, en 2009 tot 2012."),
        ("nl", "Op 11 juli 2011 en op 11-07-2011, om 10:30 uur."),
        ("nl", "Artikel 3, 4 en 5, lid 2, paragraaf 4.1, § 2 en bijlage 7."),
        ("nl", "Prioriteit 3 van NL08 kwam voor de 2e keer aan bod, blz. 12."),
        ("fr", "Le 1er juillet 2011, article 3, alinéa 2, n° 5, priorités 3 et 4."),
        ("fr", "Pour la 2e fois, de 2008 à 2011, page 12, à 10 h 30."),
        ("en", "On July 11, 2011 and on 11 July, section 4.2, pp. 12-14, goal 16."),
        ("en", "The 3rd round of NL08 and the G8, on 2011-07-11."),
        ("en", "1. The first\n2. The second"),
        ("en", "{{spending/3}} and {{@2010:spending/3}}, [see](https://example.org/2/33)."),
        ("en", "![A drawing](image:12)"),
        ("en", "Four projects and six priorities."),
    ],
)
def test_years_days_and_numbers_that_are_names_are_left_alone(lang, text):
    assert [doubt.about for doubt in numbers(text, lang)] == []


def test_a_doubt_stands_at_its_line_and_keeps_its_name_when_it_moves():
    (first,) = numbers("One.\n\nThen 12 people.", "en")
    (second,) = numbers("Then 12 people.", "en")
    assert (first.line, second.line) == (3, 1)
    assert first.token("en") == second.token("en") == "en:number:12:"


KNOWN = {
    "change/1": Known(Decimal(-5), "EUR"),
    "change/2": Known(Decimal(5), "EUR"),
    "change/3": Known(None, "EUR"),
    "share/total": Known(Decimal(40), "percent"),
    "share-together/total": Known(Decimal(90), "percent"),
    "spending/1": Known(Decimal(10), "EUR"),
    "@2010:spending/1": Known(Decimal(5), "EUR"),
    "spending/2": Known(Decimal(5), "EUR"),
    "@2010:spending/2": Known(Decimal(10), "EUR"),
    "@2010:spending/4": Known(Decimal(10), "USD"),
    "spending/4": Known(Decimal(5), "EUR"),
}


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        # Rose or fell, by a change.
        ("nl", "De uitgaven stegen met {{change/1}}.", "rose"),
        ("fr", "Les dépenses ont augmenté de {{change/1}}.", "rose"),
        ("en", "Spending rose by {{change/1}}.", "rose"),
        ("nl", "De uitgaven daalden met {{change/2}}.", "fell"),
        ("fr", "Les dépenses ont diminué de {{change/2}}.", "fell"),
        ("en", "Spending fell by {{change/2}}.", "fell"),
        # By two years.
        ("nl", "Gedaald van {{@2010:spending/1}} naar {{spending/1}}.", "fell"),
        ("fr", "En hausse : {{spending/2}} contre {{@2010:spending/2}}.", None),
        ("fr", "En hausse, {{spending/2}} contre {{@2010:spending/2}}.", "rose"),
        ("en", "It was higher, {{spending/2}} against {{@2010:spending/2}}.", "rose"),
        # Parts of a whole.
        ("nl", "Meer dan de helft, {{share/total}}, is besteed.", "part"),
        ("fr", "Plus de la moitié, {{share/total}}, a été dépensée.", "part"),
        ("en", "More than half, {{share/total}}, was spent.", "part"),
        ("nl", "Minder dan een derde, {{share/total}}.", "part"),
        ("fr", "Moins d’un tiers, {{share/total}}.", "part"),
        ("en", "Nearly all of it, {{share/total}}, was spent.", "part"),
        ("en", "Three quarters, {{share/total}}, was spent.", "part"),
        # Times as much.
        ("nl", "Verdubbeld tot {{spending/2}}, van {{@2010:spending/2}}.", "times"),
        ("fr", "Un doublement, de {{@2010:spending/2}} à {{spending/2}}.", "times"),
        ("en", "It halved from {{@2010:spending/1}} to {{spending/1}}.", "times"),
    ],
)
def test_words_that_the_figure_does_not_bear_out_are_asked_about(lang, text, code):
    found = list(drift(text, lang, 2011, KNOWN))
    assert [doubt.code for doubt in found] == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "De uitgaven stegen met {{change/2}}."),
        ("en", "Spending fell by {{change/1}}."),
        ("en", "Less than half, {{share/total}}, was spent."),
        ("nl", "Bijna alles, {{share-together/total}}, is besteed."),
        ("en", "It doubled from {{@2010:spending/1}} to {{spending/1}}."),
        ("nl", "Gehalveerd van {{@2010:spending/2}} naar {{spending/2}}."),
        # Denied, both said, not stated, another sentence, other currencies, no figure.
        ("en", "Spending did not rise: {{change/1}}."),
        ("nl", "De uitgaven zijn niet gestegen ({{change/1}})."),
        ("fr", "Les dépenses n’ont pas augmenté ({{change/1}})."),
        ("en", "Aid rose and travel fell: {{change/1}}."),
        ("en", "Spending rose by {{change/3}}."),
        ("en", "More people returned, which rose. Spending: {{change/1}}."),
        ("en", "It fell to {{spending/4}} from {{@2010:spending/4}}."),
        ("en", "Spending rose."),
        ("en", "It fell short of {{spending/1}}, against {{@2010:spending/1}}."),
    ],
)
def test_words_that_may_be_right_are_left_alone(lang, text):
    assert list(drift(text, lang, 2011, KNOWN)) == []


def test_a_heading_with_nothing_below_it_and_a_table_without_lines_are_asked_about():
    text = "## What was done\n\n## What it cost\n\nMoney.\n\n### Why\n\nTheme\tSpent\nReturn\tmuch"
    found = [(doubt.line, doubt.code) for doubt in layout(text)]
    assert found == [(1, "heading_alone"), (9, "tabs"), (10, "tabs")]


def test_all_doubts_come_in_the_order_of_their_lines():
    text = "There were 12 people.\n\nSpending rose by {{change/1}}.\n\n## The end"
    found = doubts(text, "en", 2011, KNOWN)
    assert [doubt.code for doubt in found] == ["number", "rose", "heading_alone"]
