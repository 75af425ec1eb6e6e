# SPDX-License-Identifier: EUPL-1.2
"""Figures as Dutch, French and English readers write them, no more exact than they are."""

from __future__ import annotations

from typing import Any

import pytest

from corridor.reporting.rules.formats import as_sum, in_full, shown


def figure(value: str | None, unit: str = "EUR", precision: str = "1", state: str = "stated"):
    frozen: dict[str, Any] = {"value": value, "unit": unit, "precision": precision}
    return {**frozen, "state": "not_stated" if value is None else state}


def plain(text: str) -> str:
    """With ordinary spaces, which are easier to compare by eye."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("given", "nl", "fr", "en"),
    [
        (figure("8707499"), "€ 8.707.499", "8 707 499 €", "€8,707,499"),
        (figure("50000"), "€ 50.000", "50 000 €", "€50,000"),
        (figure("200000", precision="100000"), "€ 0,2 mln.", "0,2 M €", "€0.2M"),
        (figure("1000000", precision="100000"), "€ 1,0 mln.", "1,0 M €", "€1.0M"),
        (figure("5800000", precision="100000"), "€ 5,8 mln.", "5,8 M €", "€5.8M"),
        (figure(None), "niet vermeld", "non indiqué", "not stated"),
        (figure("0"), "€ 0", "0 €", "€0"),
        (
            figure("3000", state="at_least"),
            "ten minste € 3.000",
            "au moins 3 000 €",
            "at least €3,000",
        ),
        (figure("96.7500", "percent", "0.01"), "96,75%", "96,75 %", "96.75%"),
        (figure("64.4444", "percent", "1"), "64%", "64 %", "64%"),
        (figure("12.34", precision="0.01"), "€ 12,34", "12,34 €", "€12.34"),
    ],
)
def test_a_figure_reads_as_its_readers_write(given, nl: str, fr: str, en: str) -> None:
    assert [plain(shown(given, lang)) for lang in ("nl", "fr", "en")] == [nl, fr, en]


def test_a_negative_change_keeps_its_sign_in_every_language() -> None:
    for lang in ("nl", "fr", "en"):
        assert "-" in shown(figure("-900000", precision="100000"), lang).replace("−", "-")


def test_a_step_is_told_in_full_whatever_the_precision() -> None:
    assert plain(in_full("8707499", "EUR", "nl")) == "€ 8.707.499"
    assert plain(in_full("200000.5", "EUR", "en")) == "€200,000.50"
    assert plain(in_full("96.7499", "percent", "fr")) == "96,7499 %"
    assert in_full(None, "EUR", "en") == "not stated"
    # A figure of which nothing is stated has no unit; its steps may count.
    assert in_full("1200", "", "nl") == "1.200"


@pytest.mark.parametrize(
    ("operation", "nl", "fr", "en"),
    [
        ("50000", "", "", ""),
        ("-12.50", "", "", ""),
        ("9000000 - 8707499", "9.000.000 − 8.707.499", "9 000 000 − 8 707 499",
         "9,000,000 − 8,707,499"),
        ("5800000 / 9000000 * 100", "5.800.000 ÷ 9.000.000 × 100", "5 800 000 ÷ 9 000 000 × 100",
         "5,800,000 ÷ 9,000,000 × 100"),
        ("1000 - -2000.50", "1.000 − −2.000,50", "1 000 − −2 000,50", "1,000 − −2,000.50"),
        ("-5 + 7", "−5 + 7", "−5 + 7", "−5 + 7"),
    ],
)  # fmt: skip
def test_a_sum_is_written_as_on_paper(operation: str, nl: str, fr: str, en: str) -> None:
    assert [plain(as_sum(operation, lang)) for lang in ("nl", "fr", "en")] == [nl, fr, en]
