# SPDX-License-Identifier: EUPL-1.2
"""Figures of how many there are, against a count of the data pack's own records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corridor.reporting.public import NoSuchFigure, live_figure
from corridor.reporting.rules import count_definitions as d
from corridor.reporting.rules.counts import Counted, Sum, of_amounts, of_least, of_most
from corridor.reporting.rules.figures import COUNT, Definition, Evidence, Figure, State
from corridor.reporting.rules.formats import shown
from corridor.reporting.rules.results import Asked
from corridor.values.money import CurrencyMismatch
from corridor.values.periods import parse_days
from corridor.values.texts import Text

DATA = Path(__file__).parents[2] / "data"
ASKED = Asked("NL08", 2011, "plans/total", Text({"en": "NL08"}), COUNT, d.COUNTED["plans"], {})
SETTLED = {"kept", "kept_late", "changed"}


def records_of(room: str, kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted((DATA / room).glob(f"{kind}*.yaml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))


# The rules, whatever the records.


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_count_is_exact_or_a_bound(sure: int, perhaps: int) -> None:
    counted = Counted(sure, perhaps, ())
    least, most = of_least(d.PLANS, ASKED, counted), of_most(d.ACTIVITIES, ASKED, counted)
    if not perhaps:
        assert (least.value, least.state) == (sure, State.STATED)
        assert (most.value, most.state) == (sure, State.STATED)
    elif sure:
        assert (least.value, least.state) == (sure, State.AT_LEAST)
    else:
        assert (least.value, least.state) == (None, State.NOT_STATED)
    if perhaps:
        assert (most.value, most.state) == (sure + perhaps, State.AT_MOST)
    for figure in (least, most):
        assert [int(step.result) for step in figure.steps] == [sure, perhaps][: 1 + bool(perhaps)]
        assert figure.hash == figure.hash


def a_sum(value: str, currency: str = "EUR", *, about: bool = False) -> Sum:
    record = Evidence("portfolio.Transaction", 1, Text({"en": "x"}), {"amount": value}, ("NL11:1",))
    return Sum(Decimal(value), currency, record, about)


def test_amounts_are_added_in_one_currency_and_none_is_not_zero() -> None:
    both = of_amounts(d.COMMITMENTS, ASKED, [a_sum("10.50"), a_sum("20")])
    assert (both.value, both.unit, both.state) == (Decimal("30.5"), "EUR", State.STATED)
    assert both.steps[0].operation == "10.5 + 20"
    assert of_amounts(d.BESIDE, ASKED, [a_sum("1", about=True)]).state is State.ABOUT
    nothing = of_amounts(d.COMMITMENTS, ASKED, [])
    assert (nothing.value, nothing.state) == (None, State.NOT_STATED)
    with pytest.raises(CurrencyMismatch):
        of_amounts(d.COMMITMENTS, ASKED, [a_sum("1"), a_sum("1", "USD")])


def test_every_definition_speaks_three_languages() -> None:
    definitions = [*d.PROMISES.values(), *d.DEFINITIONS.values()]
    assert {type(each) for each in definitions} == {Definition}
    texts = [text for x in definitions for text in (x.title, x.description, x.method)]
    texts += [*d.COUNTED.values(), *(v for v in vars(d).values() if isinstance(v, Text))]
    assert [text for text in texts if text.missing()] == []
    assert len({x.title["nl"] for x in definitions}) == len({id(x) for x in definitions})


# Promises, counted by hand from the pack.


def may_lie(moment: str, first: date, last: date) -> tuple[bool, bool]:
    """Whether a day of the pack surely, and perhaps, lies from the first to the last day."""
    if moment == "unknown":
        return False, True
    days = parse_days(moment)
    inside = days.start >= first and days.end.toordinal() - 1 <= last.toordinal()
    return inside, days.start <= last and days.end.toordinal() - 1 >= first.toordinal()


def by_hand(kind: str, year: int, node: str = "") -> tuple[set[str], set[str]]:
    """The codes of promises that are surely, and perhaps alone, of that kind."""
    sure, perhaps = set(), set()
    first, last = date(year, 1, 1), date(year, 12, 31)
    for promise in records_of("policy", "promise"):
        if promise.get("reading_of") or (node and node not in promise.get("nodes", [])):
            continue
        steps = promise["steps"]
        said = may_lie(promise["day"], date(1900, 1, 1), last)
        if any(may_lie(step["day"], date(1900, 1, 1), last)[0] for step in steps):
            said = True, True
        if kind == "made":
            answer = may_lie(promise["day"], first, last)
        elif kind in ("kept", "changed"):
            states = {"kept", "kept_late"} if kind == "kept" else {"changed"}
            reached = [step["day"] for step in steps if step["state"] in states]
            answer = may_lie(reached[0], first, last) if reached else (False, False)
        else:
            can = {"open"}
            for step in steps:
                certain, possible = may_lie(step["day"], date(1900, 1, 1), last)
                can = {step["state"]} if certain else can | {step["state"]} if possible else can
            wanted = {each for each in can if each not in SETTLED}
            if kind == "silent":
                wanted = can & {"silent"}
            answer = said[0] and wanted == can, said[1] and bool(wanted)
        (sure if answer[0] else perhaps if answer[1] else set()).add(promise["code"])
    return sure, perhaps


@pytest.mark.parametrize("year", [2007, 2008, 2010, 2011, 2012])
@pytest.mark.parametrize("kind", ["made", "kept", "changed", "open", "silent"])
def test_promises_of_a_year_are_those_of_the_pack(loaded, kind, year):
    for node in ("", "3", "6"):
        scope = f".node.{node}" if node else ""
        figure = live_figure("NL08", year, f"promises/{kind}{scope}")
        sure, perhaps = by_hand(kind, year, node)
        told = {"counted": set(), "left_out": set()}
        for record in figure.records:
            told[record.role].add(record.values["code"])
        assert told == {"counted": sure, "left_out": perhaps}
        expected = None if perhaps and not sure else len(sure)
        assert figure.value == expected


def test_the_handbook_came_late_and_lost_terms_may_have_passed(loaded):
    figure = live_figure("NL08", 2011, "promises/late")
    late = [r.values["code"] for r in figure.records if r.role == "counted"]
    assert late == ["handbook-diaspora-policy"]
    assert shown(figure.as_json(), "fr") == "au moins 1"
    assert "NL11:410-416" in figure.sources


def test_another_reading_of_a_promise_is_not_counted_twice(loaded):
    codes = {
        record.values["code"]
        for year in range(2007, 2013)
        for record in live_figure("NL08", year, "promises/kept").records
    }
    assert "amendment-ferrier" in codes
    assert not {"motion-ferrier", "letter-on-sdt-2011"} & codes


# Activities, countries, evaluations, lessons: from the pack too.


def under(figure: Figure, role: str) -> set[str]:
    return {record.label["en"] for record in figure.records if record.role == role}


def serving(framework: str, *codes: str) -> list[dict[str, Any]]:
    """Activities of these nodes; nothing that is part of another one of them."""
    wanted = {f"{framework}/{code}" for code in codes}
    found = {
        row["code"]: row
        for row in records_of("portfolio", "activity")
        if wanted & {each["node"] for each in row.get("nodes", [])}
    }
    return list(found.values())


def years_told(row: dict[str, Any]) -> tuple[int | None, int | None]:
    def year(*names: str) -> int | None:
        stated = [str(row[name])[:4] for name in names if row.get(name)]
        return int(stated[0]) if stated else None

    return year("actual_start", "planned_start"), year("actual_end", "planned_end")


@pytest.mark.parametrize("year", [2009, 2010, 2011])
@pytest.mark.parametrize("node", ["1", "2", "3", "4", "5", "6"])
def test_activities_of_a_year_are_those_that_no_date_rules_out(loaded, node, year):
    running = {}
    for row in serving("NL08", node):
        first, last = years_told(row)
        planned = str(row.get("status")) == "1" and not row.get("actual_start")
        if planned or (first and first > year) or (last and last < year):
            continue
        running[row["code"]] = row
    top = {row["title"]["en"] for row in running.values() if row.get("parent") not in running}
    figure = live_figure("NL08", year, f"activities/{node}")
    assert under(figure, "counted") | under(figure, "perhaps") == top
    assert figure.value == len(top)
    where = {each["country"] for row in running.values() for each in row.get("countries", [])}
    countries = live_figure("NL08", year, f"countries/{node}")
    assert {record.values["code"] for record in countries.records} == where
    assert all(record.sources for record in countries.records)


def test_nodes_below_count_at_the_node_above(loaded):
    above = live_figure("BE", 2022, "activities/SO4")
    below = [live_figure("BE", 2022, f"activities/4.{n}") for n in range(1, 7)]
    assert under(above, "perhaps") == set().union(*(under(each, "perhaps") for each in below))
    assert shown(above.as_json(), "nl") == "ten hoogste 9"


def test_evaluations_and_lessons_are_those_of_the_pack(loaded):
    for node in ("3", "5", "6"):
        mine = [
            r
            for r in records_of("learning", "evaluation")
            if f"NL08/{node}" in (r.get("nodes") or ())
        ]
        done = [r for r in mine if r["stage"] == "finished"]
        figure = live_figure("NL08", 2011, f"evaluations/{node}")
        sure = {
            r["code"]
            for r in done
            if may_lie(str(r["day"]), date(2011, 1, 1), date(2011, 12, 31))[0]
        }
        assert {r.values["code"] for r in figure.records if r.role == "counted"} == sure
        lessons = [
            r for r in records_of("learning", "lesson") if f"NL08/{node}" in (r.get("nodes") or ())
        ]
        assert live_figure("NL08", 2011, f"lessons/{node}").value == len(lessons)


def test_an_adopted_plan_counts_and_a_draft_does_not(loaded):
    assert shown(live_figure("BE", 2022, "plans/total").as_json(), "en") == "0"
    assert live_figure("BE", 2022, "plans/SO4").value == 0


def test_money_of_one_activity_and_beside_the_envelope(loaded):
    kenya = live_figure("NL08", 2011, "commitments/nl-kenya-dadaab")
    assert (kenya.value, kenya.unit, kenya.sources) == (3_400_000, "EUR", ("NL11:303-304",))
    assert live_figure("NL08", 2010, "commitments/nl-kenya-dadaab").value is None
    unhcr = live_figure("NL08", 2011, "beside/nl-unhcr-2011")
    assert (unhcr.value, unhcr.sources) == (42_000_000, ("NL10:30",))
    justice = live_figure("NL08", 2008, "beside/nl-justice-iom-2008")
    assert shown(justice.as_json(), "en") == "about €6,800,000"


@pytest.mark.parametrize(
    "key",
    [
        "promises/broken",
        "promises/kept.6",
        "promises/kept.node.77",
        "activities/77",
        "plans/77",
        "commitments/no-such",
        "beside/nl-justice-iom-2008",
    ],
)
def test_what_is_not_there_is_no_figure(loaded, client, key):
    with pytest.raises(NoSuchFigure):
        live_figure("NL08", 2011, key)
    assert client.get(f"/en/reports/NL08/2011/figures/{key}/").status_code == 404


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_counted_record_leads_to_its_page(loaded, client, lang):
    page = client.get(f"/{lang}/reports/NL08/2011/figures/promises/kept/").content.decode()
    assert f'href="/{lang}/promises/handbook-diaspora-policy/"' in page
    assert client.get(f"/{lang}/promises/handbook-diaspora-policy/").status_code == 200
    page = client.get(f"/{lang}/reports/NL08/2011/figures/countries/6/").content.decode()
    assert f'href="/{lang}/countries/AF/"' in page
    page = client.get(f"/{lang}/reports/NL08/2011/figures/lessons/6/").content.decode()
    assert f'href="/{lang}/lessons/combine-cash-and-kind/"' in page
