# SPDX-License-Identifier: EUPL-1.2
"""Every figure against a slow, obvious reference written here from the definitions' own words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reporting.rules import definitions as d
from corridor.reporting.rules.calculation import (
    Amount,
    Calculation,
    NoSuchFigure,
    Part,
    YearMoney,
)
from corridor.reporting.rules.count_definitions import DEFINITIONS as OF_COUNTS
from corridor.reporting.rules.figures import Evidence, Figure, State
from corridor.reporting.rules.keys import FigureKey
from corridor.reporting.rules.result_definitions import DEFINITIONS as OF_RESULTS
from corridor.values.money import CurrencyMismatch
from corridor.values.texts import Text

CODES = ("1", "2", "3", "4")
PRECISIONS = ("0.01", "1", "1000", "100000")


def amount(value: str | None, key: int, precision: str = "1", currency: str = "EUR") -> Amount:
    label = Text({"en": f"record {key}"})
    evidence = Evidence("policy.Booking", key, label, {"amount": value}, (f"NL11:{key}",))
    return Amount(None if value is None else Decimal(value), currency, Decimal(precision), evidence)


def money(
    nodes: dict[str, Amount] | None = None,
    printed: Amount | None = None,
    envelope: Amount | None = None,
    year: int = 2011,
    names: tuple[str, ...] = CODES,
) -> YearMoney:
    return YearMoney(
        framework="NL08",
        year=year,
        names={code: Text({"en": f"Node {code}"}) for code in names},
        nodes=nodes or {},
        printed=printed,
        envelope=envelope,
    )


def ask(key: str, *years: YearMoney) -> Figure:
    known = {each.year: each for each in years}
    calculation = Calculation(lambda year: known.get(year) or money(year=year))
    return calculation.figure(FigureKey.parse(key), years[0].year)


values = st.decimals(-(10**9), 10**10, places=2, allow_nan=False).map(lambda v: f"{v:f}")
maybe = st.none() | values


@st.composite
def years(draw: st.DrawFn, year: int = 2011) -> YearMoney:
    numbers = iter(range(1, 100))

    def one(value: str | None) -> Amount:
        return amount(value, next(numbers), draw(st.sampled_from(PRECISIONS)))

    booked = draw(st.dictionaries(st.sampled_from(CODES), maybe, max_size=4))
    return money(
        nodes={code: one(value) for code, value in sorted(booked.items())},
        printed=draw(st.none() | maybe.map(one)),
        envelope=draw(st.none() | maybe.map(one)),
        year=year,
    )


def reference(of: YearMoney) -> tuple[State, Fraction | None]:
    """Together: the total as printed; where none is printed, the sum of what is stated, which is
    the least that it can be when some priority is open. What is not stated is not zero."""
    if of.printed is not None and of.printed.value is not None:
        return State.STATED, Fraction(of.printed.value)
    found = [of.nodes[code].value if code in of.nodes else None for code in of.names]
    told = [Fraction(value) for value in found if value is not None]
    if not told:
        return State.NOT_STATED, None
    return (State.STATED if len(told) == len(found) else State.AT_LEAST), sum(told, Fraction(0))


@given(years())
def test_the_total_is_what_the_definition_says(of: YearMoney) -> None:
    figure = ask("spending/total", of)
    state, value = reference(of)
    assert figure.state is state
    assert (None if figure.value is None else Fraction(figure.value)) == value


@given(years())
def test_every_booked_record_is_evidence_with_its_part(of: YearMoney) -> None:
    figure = ask("spending/total", of)
    roles = {record.key: record.role for record in figure.records}
    everything = [*of.nodes.values(), *([of.printed] if of.printed else [])]
    assert sorted(roles) == sorted(each.evidence.key for each in everything)
    by_print = of.printed is not None and of.printed.value is not None
    for each in everything:
        if each.value is None:
            expected = "missing"
        else:
            expected = "compared" if by_print and each is not of.printed else "counted"
        assert roles[each.evidence.key] == expected
    # Counted records alone make the value.
    counted = [e.value for e in everything if roles[e.evidence.key] == "counted"]
    assert figure.value == (sum(v for v in counted if v is not None) if counted else None)


@st.composite
def years_with_a_total(draw: st.DrawFn) -> YearMoney:
    """A printed total that is near the sum of what is stated, or far from it."""
    of = draw(years())
    first = amount(draw(values), 98, draw(st.sampled_from(PRECISIONS)))
    nodes = {**of.nodes, "1": first}
    sums = sum((a.value for a in nodes.values() if a.value is not None), Decimal(0))
    off = draw(st.just("0") | st.integers(-300_000, 300_000).map(str) | values)
    printed = amount(f"{sums + Decimal(off):f}", 99, draw(st.sampled_from(PRECISIONS)))
    return money(nodes, printed)


@given(years_with_a_total())
def test_a_printed_total_is_compared_with_the_sum_within_the_rounding(of: YearMoney) -> None:
    """True numbers lie within half a unit of what is printed. The total agrees when some true
    numbers fit; what it has beyond them is for priorities that are open, if any are."""
    told = [each for each in of.nodes.values() if each.value is not None]
    assert of.printed is not None
    low = sum(Fraction(a.value) - Fraction(a.precision) / 2 for a in told)
    high = sum(Fraction(a.value) + Fraction(a.precision) / 2 for a in told)
    half = Fraction(of.printed.precision) / 2
    total = Fraction(of.printed.value)
    if low <= total + half and total - half <= high:
        expected = d.AGREES
    elif total - half > high and len(told) < len(CODES):
        expected = d.LEAVES
    else:
        expected = d.DIFFERS
    steps = [step.text for step in ask("spending/total", of).steps]
    assert steps == [d.SUM, expected, d.AS_PRINTED]


@given(years(), st.sampled_from(CODES))
def test_a_priority_is_as_printed_or_not_stated_never_zero(of: YearMoney, code: str) -> None:
    figure = ask(f"spending/{code}", of)
    booked = of.nodes.get(code)
    if booked is None or booked.value is None:
        assert (figure.state, figure.value, figure.steps) == (State.NOT_STATED, None, ())
    else:
        assert (figure.state, figure.value) == (State.STATED, booked.value)
        assert figure.precision == booked.precision
    assert [r.key for r in figure.records] == ([] if booked is None else [booked.evidence.key])


@given(years())
def test_what_remains_and_the_share_are_worked_out_or_left_open(of: YearMoney) -> None:
    state, spent = reference(of)
    limit = None if of.envelope is None or of.envelope.value is None else of.envelope.value
    remaining, share = ask("remaining/total", of), ask("share/total", of)
    if limit is None or spent is None or state is State.AT_LEAST:
        assert remaining.value is None
        assert share.value is None
        return
    assert Fraction(remaining.value) == Fraction(limit) - spent
    total = ask("spending/total", of)
    assert remaining.precision == max(total.precision, of.envelope.precision)
    if limit == 0:
        assert share.value is None
        return
    exact = spent / Fraction(limit) * 100
    assert share.share is not None
    assert Fraction(share.share.numerator) / Fraction(share.share.denominator) * 100 == exact
    assert abs(Fraction(share.value) - exact) <= Fraction(1, 20_000)


@given(years(year=2010), years(year=2011), st.sampled_from([*CODES, "total"]))
def test_a_change_needs_both_years(before: YearMoney, now: YearMoney, subject: str) -> None:
    change = ask(f"change/{subject}", now, before)
    here, there = ask(f"spending/{subject}", now), ask(f"spending/{subject}", before)
    if here.state is State.STATED and there.state is State.STATED:
        assert change.value == here.value - there.value
        assert change.precision == max(here.precision, there.precision)
    else:
        assert (change.state, change.value) == (State.NOT_STATED, None)
    assert [r.key for r in change.records] == [r.key for r in (*here.records, *there.records)]


@given(years())
def test_the_same_money_gives_the_same_hash(of: YearMoney) -> None:
    for key in Calculation(lambda year: of).keys(2011):
        first, second = ask(str(key), of), ask(str(key), of)
        assert first.hash == second.hash
        assert len(first.hash) == 64
        assert first.as_json()["value"] == (None if first.value is None else f"{first.value:f}")


def test_another_year_is_asked_by_name() -> None:
    now = money({"1": amount("50000", 1)})
    before = money({"1": amount("1000000", 2, "100000")}, year=2010)
    figure = ask("@2010:spending/1", now, before)
    assert (figure.key, figure.year, figure.value) == ("spending/1", 2010, Decimal(1000000))


def test_a_share_claims_no_more_than_its_amounts_bear() -> None:
    exact = money(printed=amount("8707499", 1), envelope=amount("9000000", 2))
    assert ask("share/total", exact).precision == Decimal("0.01")
    rounded = money(printed=amount("5800000", 1, "100000"), envelope=amount("9000000", 2))
    assert ask("share/total", rounded).precision == 1
    coarse = money(printed=amount("1000000", 1, "1000000"), envelope=amount("2000000", 2))
    assert ask("share/total", coarse).precision == 10


def test_an_envelope_of_nothing_has_no_share() -> None:
    of = money(printed=amount("0", 1), envelope=amount("0", 2))
    assert ask("share/total", of).state is State.NOT_STATED


def test_parts_of_an_envelope_are_figures() -> None:
    part = Part("return", Text({"en": "Return"}), amount("4000000", 3))
    open_part = Part("saving", Text({"en": "Saving"}), amount(None, 4))
    of = YearMoney(
        "NL08", 2011, envelope=amount("9000000", 1), parts={"return": part, "saving": open_part}
    )
    assert ask("envelope/return", of).value == Decimal(4000000)
    assert ask("envelope/saving", of).state is State.NOT_STATED
    with pytest.raises(NoSuchFigure, match="return, saving"):
        ask("envelope/other", of)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("profit/total", (*d.DEFINITIONS, *OF_RESULTS, *OF_COUNTS)),
        ("spending/9", (*CODES, "total")),
        ("remaining/1", ("total",)),
        ("share/1", ("total",)),
        ("envelope/x", ("total",)),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(key: str, known: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchFigure) as refusal:
        ask(key, money())
    assert refusal.value.known == known


def test_currencies_are_not_added_without_a_rate() -> None:
    mixed = money({"1": amount("1", 1), "2": amount("1", 2, currency="USD")})
    with pytest.raises(CurrencyMismatch, match="EUR and USD"):
        ask("spending/total", mixed)
    dollars = money(printed=amount("1", 1, currency="USD"), envelope=amount("2", 2))
    for question in ("remaining", "share"):
        with pytest.raises(CurrencyMismatch):
            ask(f"{question}/total", dollars)
    before = money({"1": amount("1", 1, currency="NLG")}, year=2010)
    with pytest.raises(CurrencyMismatch):
        ask("change/1", money({"1": amount("1", 2)}), before)


def test_sources_stand_once_and_in_order() -> None:
    of = money({"1": amount("1", 5), "2": amount("2", 5)}, printed=amount("3", 9))
    assert ask("spending/total", of).sources == ("NL11:9", "NL11:5")


def test_every_definition_and_step_speaks_three_languages() -> None:
    texts = [v for v in vars(d).values() if isinstance(v, Text)]
    texts += [t for x in d.DEFINITIONS.values() for t in (x.title, x.description, x.method)]
    assert len(texts) > 20
    assert [text for text in texts if text.missing()] == []
