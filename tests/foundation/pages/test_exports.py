# SPDX-License-Identifier: EUPL-1.2
"""What leaves the platform as a file: complete, exact, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.pages.lists.exports import as_csv, as_json
from corridor.foundation.pages.public import Column
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Validity
from corridor.values.texts import Text

DANGEROUS = "=+-@\t\r\n＝＋－＠"


def table(columns, rows):
    text = as_csv(columns, rows)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@given(st.one_of(st.text(), st.builds(lambda a, b: a + b, st.sampled_from(DANGEROUS), st.text())))
def test_no_text_becomes_a_formula(text):
    text = text.replace("\0", "")
    cell = table([Column("value", "Value")], [{"value": text}])[1][0] if text else ""
    assert not cell.startswith(tuple(DANGEROUS))
    assert cell in (text, f"'{text}")


def test_a_negative_number_stays_a_number():
    rows = table([Column("value", "Value")], [{"value": Decimal("-5.50")}, {"value": -3}])
    assert rows[1:] == [["-5.50"], ["-3"]]


def test_money_takes_two_columns_and_what_is_not_stated_none():
    rows = table(
        [Column("name", "Name"), Column("spent", "Spent")],
        [{"name": "a", "spent": Money(Decimal("2089331.10"), "EUR")}, {"name": "b", "spent": None}],
    )
    assert rows == [
        ["Name", "Spent", "Spent (ISO 4217)"],
        ["a", "2089331.10", "EUR"],
        ["b", "", ""],
    ]


def test_values_are_written_for_machines_whatever_the_language():
    row = {
        "day": date(2011, 7, 11),
        "answer": Answer.UNKNOWN,
        "sources": [Citation("NL11", 79, 93), Citation("BE")],
        "number": Decimal("1234.5"),
    }
    columns = [Column(key, key) for key in row]
    with translation.override("fr"):
        assert table(columns, [row])[1] == ["2011-07-11", "unknown", "NL11:79-93; BE", "1234.5"]


def test_json_keeps_amounts_exact_and_tells_unknown_from_empty():
    row = {
        "spent": Money(Decimal("0.10"), "EUR"),
        "nothing": None,
        "title": Text({"nl": "Geld", "en": "Money"}),
        "held": Validity.exactly(date(2008, 1, 1), None),
        "left_out": "x",
    }
    columns = [Column(key, key, export=False if key == "left_out" else None) for key in row]
    found = json.loads(as_json(columns, [row], title="T", url="http://x/"))
    assert found["count"] == 1
    assert found["rows"] == [
        {
            "spent": {"amount": "0.10", "currency": "EUR"},
            "nothing": None,
            "title": {"nl": "Geld", "en": "Money"},
            "held": {
                "possible": {"start": "2008-01-01", "end": None},
                "certain": {"start": "2008-01-01", "end": None},
            },
        }
    ]
    assert [column["key"] for column in found["columns"]] == ["spent", "nothing", "title", "held"]


def test_a_column_may_export_another_value_than_it_shows():
    column = Column("name", "Name", export=lambda row: row["code"])
    assert table([column], [{"name": "Mali", "code": "ML"}])[1] == ["ML"]
