# SPDX-License-Identifier: EUPL-1.2
"""The map of actors: what is expected, planned and known, and what is missing."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.steering.plans import public
from corridor.steering.plans.actions import save_mandate
from corridor.steering.policy.public import framework
from corridor.values.answers import Answer
from corridor.values.periods import parse_validity

from .conftest import YEAR, given, text

pytestmark = pytest.mark.usefixtures("loaded")


def drawn(year: int = YEAR, by: str = public.NODES, of: str = "BE") -> public.ActorMap:
    return public.actor_map(framework(of), year, by)


def actor(found: public.ActorMap, code: str) -> public.Actor:
    return next(each for each in found.actors if each.organisation.code == code)


def mandate(organisation: str, state: str = "yes", node: str | None = "1.2") -> None:
    save_mandate(
        by=None,
        code=f"test-{organisation}-{state}-{node}".replace(".", "-").lower(),
        organisation=organisation,
        framework="BE",
        state=state,
        text=text("To do this."),
        node=node,
        validity=parse_validity({"from": "2020", "until": "unknown"}),
        sources=["BE:1"],
    )


def test_what_the_framework_expects_is_read_from_its_own_table():
    found = drawn()
    assert [each.code for each in found.columns] == ["SO1", "SO2", "SO3", "SO4"]
    cell = actor(found, "enabel").cells["SO1"]
    assert [(each.other.code, each.answer) for each in cell.expected] == [
        ("A1", Answer.YES),
        ("A2", Answer.UNKNOWN),
        ("A5", Answer.YES),
    ]


def test_the_same_against_approaches():
    found = drawn(by=public.APPROACHES)
    assert [each.code for each in found.columns] == ["A1", "A2", "A3", "A4", "A5"]
    posts = actor(found, "be-diplomatic-posts")
    assert [each.other.code for each in posts.cells["A4"].expected] == ["SO1", "SO2", "SO3", "SO4"]
    assert "A1" not in posts.cells


def test_without_a_plan_nobody_can_say_what_is_missing():
    found = drawn()
    assert (found.plans, found.gaps) == (0, None)
    assert all(each.within is None for each in found.actors)


def test_gaps_are_the_results_that_no_adopted_plan_contributes_to(adopted, started):
    adopted("iom", given("1.2"), given("4.6", "A2"))
    started("enabel", given("3.1"))
    found = drawn()
    assert found.plans == 1
    assert found.gaps is not None
    missing = {each.code for each in found.gaps}
    assert not {"1.2", "4.6"} & missing
    assert "3.1" in missing, "a draft is not a contribution yet"
    assert len(missing) == 16
    assert actor(found, "iom").cells["SO4"].places == ("4.6",)
    assert drawn(YEAR + 1).gaps is None


@pytest.mark.parametrize(
    ("mandates", "answer"),
    [
        ([], Answer.UNKNOWN),
        ([("yes", "1.2")], Answer.YES),
        ([("yes", "SO1")], Answer.YES),
        ([("yes", "SO2")], Answer.UNKNOWN),
        ([("no", "1.2")], Answer.NO),
    ],
)
def test_no_mandate_on_record_is_unknown_and_not_outside(adopted, mandates, answer):
    adopted("iom", given("1.2"))
    for state, node in mandates:
        mandate("iom", state, node)
    assert actor(drawn(), "iom").within is answer


def test_a_mandate_counts_in_its_own_time_only(adopted):
    adopted("iom", given("1.2"), year=2019)
    mandate("iom")
    assert actor(drawn(2019), "iom").within is Answer.UNKNOWN


def test_what_the_sources_say_stands_with_the_actor():
    fedasil = actor(drawn(), "fedasil")
    assert {each.kind for each in fedasil.facts} == {"role", "expertise"}
    assert [each.code for each in fedasil.cells["SO4"].facts] == [
        "fedasil-voluntary-return",
        "fedasil-labour-market",
    ]
    dgd = actor(drawn(), "be-dgd")
    assert [each.answer for each in dgd.mandates] == [Answer.NO]
    assert [each.code for each in actor(drawn(2012, of="NL08"), "nl-dtv").mandates]
    assert not actor(drawn(2010, of="NL08"), "nl-dtv").mandates


def test_the_number_of_queries_does_not_grow(adopted, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        drawn()
    for code in ("iom", "enabel", "fedasil", "bio", "myria"):
        adopted(code, given("1.2"), given("2.1"), given("4.6", "A2"))
    with django_assert_max_num_queries(20):
        drawn()


def page(query: str = "", lang: str = "en", status: int = 200) -> str:
    response = Client().get(f"/{lang}/actors/{query}")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_the_page_says_what_is_unknown(adopted):
    html = page(f"?year={YEAR}")
    assert "Unknown: without an adopted plan" in html
    adopted("iom", given("1.2"))
    html = page(f"?year={YEAR}")
    assert "In 1 adopted plan nobody contributes to" in html
    assert "no recorded mandate speaks of it" in html
    assert "outside its recorded mandate" not in html


def test_the_page_is_narrowed_by_kind_and_country():
    html = page("?kind=academic")
    assert "Egmont Institute" in html
    assert "Fedasil" not in html
    assert "International Labour" not in page("?country=BE")
    assert "No actor here" in page("?country=BE&kind=international")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?framework=NOPE", "There is no framework “NOPE”; BE is shown."),
        ("?year=soon", "is not a year that plans are made for"),
        ("?year=99999", "is not a year that plans are made for"),
        ("?framework=NL08&by=approaches", "NL08 has no approaches"),
        ("?kind=x", "No actor here has “x”"),
        ("?country=%00", ""),
    ],
)
def test_a_wrong_question_is_said_and_answered_as_far_as_it_goes(query, said):
    response = Client().get(f"/en/actors/{query}")
    if query.endswith("%00"):
        assert response.status_code == 400
        return
    assert response.status_code == 200
    assert said in " ".join(response.content.decode().split())


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_page_costs_at_most_twenty_queries(lang, adopted, django_assert_max_num_queries):
    adopted("iom", given("1.2"), given("4.6", "A2"))
    with django_assert_max_num_queries(20):
        page(f"?year={YEAR}", lang)


def test_the_year_is_told_with_its_lines():
    html = page()
    assert "A joint evaluation each year" in html
    assert "BE, lines 74–88" in html
