# SPDX-License-Identifier: EUPL-1.2
"""Records of a pack: what is taken, what is refused where; people are not overruled."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan, ActorFact, CycleStep, Mandate
from corridor.steering.plans.pack import KINDS
from corridor.steering.policy.public import framework

from .conftest import given, line_of, organisation

pytestmark = pytest.mark.usefixtures("loaded")
KIND = {kind.name: kind for kind in KINDS}
WORDS = {"nl": "Woorden", "fr": "Mots", "en": "Words"}


def load(kind: str, record: dict[str, Any]) -> Outcome:
    found = KIND[kind]
    return found.save(found.schema.model_validate(record))


def line(**more: Any) -> dict[str, Any]:
    return {"node": "1.2", "approach": "A1", "what": WORDS, **more}


def plan(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "organisation": "iom",
        "framework": "BE",
        "year": 2024,
        "state": "adopted",
        "contributions": lines or (line(),),
        "sources": ["BE:1"],
        **more,
    }


def held() -> ActionPlan:
    found = public.plan_of(organisation("iom"), framework("BE"), 2024)
    assert found is not None
    return found


def test_a_plan_with_all_that_it_may_say():
    full = line(
        amount="120000.50",
        currency="EUR",
        staff="1.5",
        expertise=WORDS,
        partners=["enabel"],
        countries=["MA"],
        outcome="partly",
        done=WORDS,
    )
    assert load("action-plan", plan(full, line(node="4.6", approach="A2"))) is Outcome.CREATED
    one, two = public.contributions_of(held())
    assert (str(one.money), str(one.staff), one.outcome) == ("120000.50 EUR", "1.50", "partly")
    assert (two.money, two.staff, two.outcome) == (None, None, "")


def test_again_changes_nothing_and_something_new_replaces_the_whole():
    load("action-plan", plan())
    assert load("action-plan", plan()) is Outcome.UNCHANGED
    assert load("action-plan", plan(line(node="4.6", approach="A2"))) is Outcome.CHANGED
    assert [each.node.code for each in public.contributions_of(held())] == ["4.6"]


def test_what_people_wrote_is_not_overruled(started):
    started("iom", given())
    with pytest.raises(Refused, match="people wrote the plan"):
        load("action-plan", plan())
    assert line_of(held()).what["en"] == "Train staff."


def test_what_people_changed_since_is_kept_until_the_pack_says_something_new():
    load("action-plan", plan(state="draft"))
    public.add_contribution(by=None, plan=held(), given=given("4.6", "A2"))
    assert load("action-plan", plan(state="draft")) is Outcome.UNCHANGED
    with pytest.raises(Refused) as refusal:
        load("action-plan", plan(line(node="2.1"), state="draft"))
    assert refusal.value.at == "contributions"
    assert len(public.contributions_of(held())) == 2


@pytest.mark.parametrize(
    ("record", "at"),
    [
        (plan(line(), line(node="9.9")), "contributions.1.node"),
        (plan(line(approach=None)), "contributions.0.approach"),
        (plan(line(partners=["enabel", "nobody"])), "contributions.0.partners.1"),
        (plan(line(partners=["iom"])), "contributions.0.partners"),
        (plan(line(countries=["QQ"])), "contributions.0.countries.0"),
        (plan(line(amount="0.001", currency="EUR")), "contributions.0.amount"),
        (plan(line(outcome="done")), "contributions.0.done"),
        (plan(line(outcome="unknown"), state="draft"), "contributions.0.outcome"),
        (plan(line(), state="closed"), "contributions.0.outcome"),
        (plan(organisation="nobody"), "organisation"),
        (plan(framework="NOPE"), "framework"),
        (plan(year=99), "year"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_written(record, at):
    from django.db import transaction

    with pytest.raises(Refused) as refusal, transaction.atomic():
        load("action-plan", record)
    assert refusal.value.at == at
    assert not ActionPlan.objects.exists()


@pytest.mark.parametrize(
    "record",
    [
        plan(line(amount="5")),
        plan(line(currency="EUR")),
        plan(line(amount="-5", currency="EUR")),
        plan(line(done=WORDS)),
        plan(line(what={"nl": "Alleen"})),
        plan(state="lost"),
        plan(colour="red"),
        plan(sources=[]),
    ],
)
def test_a_record_of_the_wrong_form_is_no_record(record):
    with pytest.raises(ValidationError):
        KIND["action-plan"].schema.model_validate(record)


def mandate(**more: Any) -> dict[str, Any]:
    return {
        "code": "test",
        "organisation": "iom",
        "framework": "BE",
        "text": WORDS,
        "valid": {"from": "2020", "until": "unknown"},
        "sources": ["BE:1"],
        **more,
    }


def test_a_mandate_and_a_fact_are_known_by_their_codes():
    assert load("mandate", mandate()) is Outcome.CREATED
    assert load("mandate", mandate()) is Outcome.UNCHANGED
    assert load("mandate", mandate(node="1.2", approach="A1")) is Outcome.CHANGED
    fact = {key: value for key, value in mandate().items() if key != "valid"} | {"kind": "role"}
    assert load("actor-fact", fact) is Outcome.CREATED
    assert load("actor-fact", fact) is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"organisation": "nobody"}, "organisation"),
        ({"framework": "NOPE"}, "framework"),
        ({"node": "9.9"}, "node"),
        ({"approach": "1.1"}, "approach"),
    ],
)
def test_a_mandate_of_nobody_or_nothing_is_refused(more, at):
    with pytest.raises(Refused) as refusal:
        load("mandate", mandate(**more))
    assert refusal.value.at == at


def test_a_year_is_replaced_whole():
    def steps(*names: str) -> dict[str, Any]:
        made = [{"title": WORDS, "text": {**WORDS, "en": n}, "sources": ["BE:1"]} for n in names]
        return {"framework": "NL08", "steps": made}

    assert load("plan-cycle", steps("one", "two")) is Outcome.CREATED
    assert load("plan-cycle", steps("one", "two")) is Outcome.UNCHANGED
    assert load("plan-cycle", steps("one")) is Outcome.CHANGED
    assert [step.text["en"] for step in public.cycle(framework("NL08"))] == ["one"]


def test_the_project_has_mandates_and_facts_and_no_invented_plan():
    assert not ActionPlan.objects.exists()
    assert Mandate.objects.count() == 2
    assert ActorFact.objects.count() == 81
    assert CycleStep.objects.filter(framework__code="BE").count() == 5
