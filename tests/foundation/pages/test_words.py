# SPDX-License-Identifier: EUPL-1.2
"""Values are said in the reader's language, and what is not known is said too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from corridor.foundation.pages.public import words
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Period, Validity, parse_validity
from corridor.values.shares import Share
from corridor.values.texts import Text


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "exact", "printed"),
    [
        ("en", "€2,089,331", "€0.2M"),
        ("nl", "€ 2.089.331", "€ 0,2 mln."),
        ("fr", "2 089 331 €", "0,2 M €"),
    ],
)
def test_money_follows_the_language_and_claims_no_more_than_was_printed(language, exact, printed):
    with translation.override(language):
        assert plain_spaces(words.money(Money(Decimal("2089331"), "EUR"))) == exact
        rounded = words.money(Money(Decimal("200000"), "EUR"), Decimal(100_000))
        assert plain_spaces(rounded) == printed


def test_cents_are_shown_only_where_there_are_some():
    with translation.override("en"):
        assert words.money(Money(Decimal("12.5"), "EUR")) == "€12.50"
        assert words.money(Money(Decimal("12.00"), "EUR")) == "€12"


def test_a_share_is_shown_as_percent():
    with translation.override("nl"):
        assert words.share(Share(Decimal(8707499), Decimal(9000000)), 1) == "96,7%"


@pytest.mark.parametrize(
    ("start", "until", "said"),
    [
        ("2011-07-11", "open", "from 11 July 2011"),
        ("2008-01-01", "2010-01-01", "2008 to 2009"),
        ("2011-01-01", "2012-01-01", "2011"),
        ("2009-02-01", "2009-03-01", "February 2009"),
        ("2009-02-03", "2009-02-04", "3 February 2009"),
        ("2009-02-03", "2009-03-11", "3 February 2009 to 10 March 2009"),
        ("open", "2011-07-11", "up to and including 10 July 2011"),
        ("open", "open", "without limit"),
        ("2008", "open", "from some day in 2008, still in force"),
        ("2008-11", "2011", "from some day in November 2008, until some day in 2011"),
        ("2006-07-04", "unknown", "from 4 July 2006 at the earliest, end not known"),
        ("2006-07", "unknown", "from July 2006 at the earliest, end not known"),
        ("2006", "unknown", "from 2006 at the earliest, end not known"),
        ("unknown", "2011-07", "start not known, until July 2011 at the latest"),
        ("unknown", "2011", "start not known, until 2011 at the latest"),
        ("unknown", "2011-07-11", "start not known, until 10 July 2011 at the latest"),
        ("unknown", "unknown", "start not known, end not known"),
    ],
)
def test_validity_is_said_with_what_is_not_known_of_it(start, until, said):
    with translation.override("en"):
        assert words.validity(parse_validity({"from": start, "until": until})) == said


def test_bounds_known_to_lie_between_two_days_say_both():
    certain, possible = Period(date(2008, 3, 5), date(2010, 1, 1)), Period(date(2008, 2, 7), None)
    with translation.override("en"):
        assert words.validity(Validity(possible, certain)) == (
            "from a day between 7 February 2008 and 5 March 2008, "
            "end not known, until 31 December 2009 at the least"
        )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "NL11, lines 79–93"), ("nl", "NL11, regels 79–93")]
)
def test_a_citation_names_document_and_lines(language, said):
    with translation.override(language):
        assert words.citation(Citation("NL11", 79, 93)) == said


def test_one_line_and_a_whole_document_are_cited_as_such():
    with translation.override("en"):
        assert words.citation(Citation("NL11", 79, 79)) == "NL11, line 79"
        assert words.citation(Citation("BE")) == "BE"


def test_a_text_tells_the_language_it_is_really_in():
    with translation.override("fr"):
        assert words.as_text(Text({"nl": "Geld", "fr": "Argent"})) == ("Argent", "fr")
        assert words.as_text({"nl": "Geld"}) == ("Geld", "nl")
        assert words.as_text("Geld") == ("Geld", None)
        assert words.as_text(None) == ("", None)


def test_what_is_not_stated_is_never_a_zero():
    for language, said in (("en", "not stated"), ("nl", "niet vermeld"), ("fr", "non indiqué")):
        with translation.override(language):
            assert words.plain(None) == said
            assert "0" in words.plain(0)
