# SPDX-License-Identifier: EUPL-1.2
"""Written in bulk, statements give the rows that they give one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from benchmarks.portfolio import statements
from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.steering.portfolio.actions import (
    save_activity,
    save_common_indicator,
    save_dimension,
)
from corridor.steering.portfolio.actions.bulk import parents_first, save_activities
from corridor.steering.portfolio.models import Activity, Intake, Transaction
from corridor.steering.portfolio.rules.statements import (
    ActivityStatement,
    CountryStatement,
    DocumentStatement,
    ForecastStatement,
    LocationStatement,
    PhaseStatement,
    PlannedStatement,
    RegionStatement,
    StopStatement,
)
from corridor.values.periods import Period, Validity

from .paying import paid, text

pytestmark = pytest.mark.usefixtures("ground")

# What tells when and by which key a row was written, not what it says.
OWN = {"id", "public_id", "recorded", "revision", "added", "received", "changed"}


@pytest.fixture(autouse=True)
def catalogue(ground: None) -> None:
    save_common_indicator(by=None, code="people-trained", names=text("People trained"), measure="1")
    save_dimension(
        by=None,
        code="sex",
        names=text("Sex"),
        position=0,
        categories=[("f", text("women")), ("m", text("men"))],
    )


@pytest.fixture
def intake(ground: None) -> Intake:
    return Intake.objects.create(kind=Intake.Kind.IATI, name="file.xml")


def picture() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the room without its keys; what it refers to by what that says."""
    models = [each for each in apps.get_app_config("portfolio").get_models() if _kept(each)]
    told: dict[tuple[str, int], str] = {}
    for row in Activity.objects.all():
        told["activity", row.pk] = str(row.code)
    for name in ("result", "indicator", "indicatorperiod"):
        for row in apps.get_model("portfolio", name).objects.order_by("pk"):
            upper = {"result": "activity", "indicator": "result", "indicatorperiod": "indicator"}
            over = told[upper[name], getattr(row, f"{upper[name]}_id")]
            told[name, row.pk] = f"{over}/{getattr(row, 'code', None) or row.period}"
    return {
        model._meta.model_name or "": sorted(
            (_told(row, told) for row in model._default_manager.all()), key=repr
        )
        for model in models
    }


def _kept(model: Any) -> bool:
    return not model._meta.model_name.endswith("event") and model is not Intake


def _told(row: Any, told: dict[tuple[str, int], str]) -> tuple[Any, ...]:
    said = []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.attname == "ancestors":
            value = [told["activity", key] for key in value]
        elif field.is_relation and value is not None:
            value = told.get((field.related_model._meta.model_name, value), value)
        if field.name not in OWN:
            said.append((field.name, repr(value)))
    return tuple(said)


class Undone(Exception):
    pass


def alone(group: list[ActivityStatement], intake: Intake) -> Any:
    """What there is after saving each statement in turn, which is then undone; and the refused."""
    refused = []
    try:
        with transaction.atomic():
            for place in parents_first(group):
                try:
                    save_activity(by=None, statement=group[place], intake=intake)
                except Refused as refusal:
                    refused.append((place, str(refusal), refusal.at))
            seen = picture()
            raise Undone
    except Undone:
        return seen, sorted(refused)


def together(group: list[ActivityStatement], intake: Intake, batch: int) -> Any:
    *_before, report = save_activities(by=None, statements=group, intake=intake, batch=batch)
    refused = [(each.place, each.message, each.at) for each in report.not_taken]
    return picture(), refused


@pytest.mark.parametrize("seed", range(4))
def test_a_batch_gives_what_one_by_one_gives(intake, seed):
    group = list(statements(30, seed=seed))
    assert together(group, intake, 100) == alone(group, intake)


def test_in_batches_as_in_one(intake):
    group = list(statements(30))
    one_by_one, _refused = alone(group, intake)
    for _report in save_activities(by=None, statements=group, intake=intake, batch=7):
        pass
    assert picture() == one_by_one


def rich(plain: ActivityStatement) -> ActivityStatement:
    """All that an activity may say besides."""
    return replace(
        plain,
        regions=(RegionStatement(name=text("the Sahel")),),
        countries=(),
        locations=(LocationStatement(text("Accra"), "GH", Decimal("5.6"), Decimal("-0.2")),),
        phases=(PhaseStatement("one", text("first"), Validity.exactly(date(2009, 1, 1), None)),),
        stops=(StopStatement(None, text("too few took part")),),
        documents=(DocumentStatement(text("plan"), url="https://example.org/plan.pdf"),),
        forecasts=(
            ForecastStatement(
                date(2010, 1, 1),
                (PlannedStatement(Period.year(2010), Decimal(5), "EUR"),),
            ),
        ),
        transactions=(
            *plain.transactions,
            paid("12", ref="own", receiver_activity=plain.code),
            paid("13", ref="away", receiver_activity="XM-NOT-HERE"),
        ),
    )


def test_what_is_rare_is_written_too(intake):
    group = [rich(each) for each in statements(12)]
    assert together(group, intake, 100) == alone(group, intake)


def faulty() -> list[ActivityStatement]:
    group = list(statements(12))
    group[3] = replace(group[3], countries=(CountryStatement("GH", Decimal(60)),))
    group[5] = replace(group[5], transactions=(paid("1", ref="a"), paid("2", ref="a")))
    group[6] = replace(group[6], partner="nobody")
    group[7] = replace(group[7], code=group[8].code, iati_identifier=None)
    group[9] = replace(group[9], parent=group[9].code)
    return group


def test_what_cannot_be_is_set_aside_and_the_rest_goes_on(intake):
    group = faulty()
    seen, refused = together(group, intake, 100)
    assert [place for place, _message, _at in refused] == [3, 5, 6, 9]
    assert "60" in refused[0][1]
    assert refused[1][2] == "transactions.0.ref"
    assert refused[2][2] == "partner"
    assert refused[3][2] == "parent"
    assert len(seen["activity"]) == 12 - len(refused) - 1


def test_a_second_time_nothing_changes(intake):
    group = list(statements(20))
    together(group, intake, 100)
    before = picture()
    *_rest, report = save_activities(by=None, statements=group, intake=intake)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 20)
    assert picture() == before


def test_what_differs_the_next_time_is_changed(intake):
    group = list(statements(20))
    together(group, intake, 100)
    group[4] = replace(group[4], title=text("another"))
    *_rest, report = save_activities(by=None, statements=group, intake=intake)
    assert (report.created, report.changed, report.unchanged) == (0, 1, 19)
    assert str(Activity.objects.get(code=group[4].code)) == "another"


def test_a_child_may_come_before_its_parent(intake):
    group = list(reversed(list(statements(10))))
    *_rest, report = save_activities(by=None, statements=group, intake=intake)
    assert (report.created, report.not_taken) == (10, [])
    assert Activity.objects.exclude(parent=None).count() == 9


def test_every_row_has_its_history_and_who_wrote_it(intake, django_user_model):
    officer = django_user_model.objects.create(email="officer@example.org")
    for _report in save_activities(by=officer, statements=statements(3), intake=intake):
        pass
    for row in (*Activity.objects.all(), *Transaction.objects.all()):
        changes = history_of(row)
        assert len(changes) == 1, [(c.action, c.fields) for c in changes]
        [change] = changes
        assert (change.action, change.who) == ("insert", officer.pk)


def test_the_report_stands_after_each_batch(intake):
    seen = [
        (report.created, Activity.objects.count())
        for report in save_activities(by=None, statements=statements(25), intake=intake, batch=10)
    ]
    assert seen == [(10, 10), (20, 20), (25, 25)]
