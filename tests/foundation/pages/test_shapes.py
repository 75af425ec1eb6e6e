# SPDX-License-Identifier: EUPL-1.2
"""What the API writes of a value, alike in every room."""

from __future__ import annotations

from decimal import Decimal

import pytest
from ninja import Schema

from corridor.foundation.pages.public import shapes
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import parse_validity
from corridor.values.texts import Text


def test_a_text_says_its_language_and_has_the_others_too():
    said = shapes.TextOut.of(Text({"nl": "Lijst", "en": "List"}), "fr").model_dump()
    assert said == {"text": "List", "language": "en", "every": {"nl": "Lijst", "en": "List"}}
    assert shapes.TextOut.perhaps(None, "nl") is None
    assert shapes.TextOut.perhaps({"nl": "Lijst"}, "nl").text == "Lijst"


@pytest.mark.parametrize(
    ("moments", "possible", "certain"),
    [
        ({"from": "2008-07-01", "until": "open"}, ("2008-07-01", None), ("2008-07-01", None)),
        ({"from": "2008", "until": "2011-07-11"}, ("2008-01-01", "2011-07-11"),
         ("2008-12-31", "2011-07-11")),
        ({"from": "unknown", "until": "unknown"}, (None, None), None),
    ],
)  # fmt: skip
def test_validity_keeps_what_is_sure_apart(moments, possible, certain):
    said = shapes.ValidityOut.of(parse_validity(moments)).model_dump(mode="json")
    assert tuple(said["possible"].values()) == possible
    assert (said["certain"] and tuple(said["certain"].values())) == certain


def test_an_amount_is_digits_and_one_left_open_is_null():
    stated = shapes.MoneyOut.of(Money(Decimal("200000.00"), "EUR"), precision=Decimal("1E+5"))
    assert stated.model_dump() == {"amount": "200000.00", "currency": "EUR", "precision": "100000"}
    open_ = shapes.MoneyOut.of(None, "USD")
    assert open_.model_dump() == {"amount": None, "currency": "USD", "precision": None}


def test_sources_are_taken_as_citations_or_strings():
    class Row(Schema):
        sources: shapes.Sources

    assert Row(sources=(Citation("NL11", 79, 93), "BE")).sources == ["NL11:79-93", "BE"]
