# SPDX-License-Identifier: EUPL-1.2
"""Amounts add up exactly, in one currency, and nothing reported is not zero."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.values.countries import check_alpha2
from corridor.values.money import CurrencyMismatch, Money, total
from corridor.values.shares import Share

cents = st.integers(-(10**15), 10**15)


def euro(cents):
    return Money(Decimal(cents).scaleb(-2), "EUR")


@given(st.lists(st.none() | cents), st.randoms())
def test_a_total_counts_cents_exactly_in_any_order(amounts, random: Random):
    reported = [None if amount is None else euro(amount) for amount in amounts]
    expected = [amount for amount in amounts if amount is not None]
    random.shuffle(reported)
    assert total(reported) == (euro(sum(expected)) if expected else None)


@given(cents, cents)
def test_sums_differences_and_order(a, b):
    assert euro(a) + euro(b) == euro(a + b)
    assert euro(a) - euro(b) == euro(a) + -euro(b)
    assert (euro(a) < euro(b)) == (a < b)
    assert (euro(a) <= euro(b)) == (a <= b)
    assert (euro(a) > euro(b)) == (a > b)


@given(cents)
def test_written_and_read_again(amount):
    money = euro(amount)
    digits, currency = str(money).split()
    assert Money.parse(digits, currency) == money


def test_nothing_reported_is_not_zero():
    assert total([None, None]) is None
    assert total([None, Money(Decimal(0), "EUR")]) == Money(Decimal(0), "EUR")


@pytest.mark.parametrize(
    "text", ["", "2.089.331", "1,5", "1e3", "NaN", " 1", "1\n", "٣", "€1", "1."]
)
def test_what_means_different_amounts_in_different_countries_is_refused(text):
    with pytest.raises(ValueError, match="is not an amount"):
        Money.parse(text, "EUR")


@pytest.mark.parametrize("act", [Money.__add__, Money.__sub__, Money.__lt__, Money.__le__])
def test_two_currencies_never_mix(act):
    with pytest.raises(CurrencyMismatch, match="EUR and USD"):
        act(Money(Decimal(1), "EUR"), Money(Decimal(2), "USD"))


def test_a_float_has_lost_its_cents():
    with pytest.raises(TypeError, match="not float"):
        Money(0.1, "EUR")


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_an_amount_is_finite(amount):
    with pytest.raises(ValueError, match="finite"):
        Money(Decimal(amount), "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "€"])
def test_a_currency_is_an_iso_code(currency):
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(Decimal(1), currency)


@given(st.lists(st.tuples(cents, st.integers(1, 10**12)), min_size=1))
def test_shares_add_up_over_their_wholes(parts):
    shares = [Share(Decimal(used), Decimal(whole)) for used, whole in parts]
    both = shares[0]
    for share in shares[1:]:
        both = both + share
    assert both.numerator == sum(used for used, _ in parts)
    assert both.denominator == sum(whole for _, whole in parts)


def test_a_sum_of_shares_is_not_the_mean_of_percentages():
    half, tenth = Share(Decimal(1), Decimal(2)), Share(Decimal(10), Decimal(100))
    assert (half + tenth).percent == Decimal(11) / Decimal(102) * 100


def test_a_share_of_nothing_does_not_exist():
    with pytest.raises(ValueError, match="share of nothing"):
        Share(Decimal(1), Decimal(0))


def test_country_codes_have_their_form():
    assert check_alpha2("GH") == "GH"
    for wrong in ("gh", "GHA", "G1", "", "GH\n"):
        with pytest.raises(ValueError, match="two capital letters"):
            check_alpha2(wrong)
