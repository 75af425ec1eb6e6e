# SPDX-License-Identifier: EUPL-1.2
"""Migrations that render what is new alone end in the same models as those that render all."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

APP = "states_test"

STEPS = (
    migrations.CreateModel("Country", [("id", models.AutoField(primary_key=True))]),
    migrations.CreateModel(
        "Activity",
        [
            ("id", models.AutoField(primary_key=True)),
            ("country", models.ForeignKey(f"{APP}.Country", models.CASCADE)),
            ("above", models.ForeignKey("self", models.CASCADE, null=True)),
        ],
        options={"constraints": [], "indexes": []},
    ),
    migrations.AddField("Country", "name", models.CharField(max_length=20, default="")),
    migrations.CreateModel(
        "Share",
        [
            ("id", models.AutoField(primary_key=True)),
            ("activity", models.ForeignKey(f"{APP}.Activity", models.CASCADE)),
            ("part", models.IntegerField()),
        ],
    ),
    migrations.AddConstraint(
        "Share",
        models.CheckConstraint(condition=models.Q(part__gte=0), name="states_test_part"),
    ),
    migrations.AddIndex("Share", models.Index(fields=["part"], name="states_test_by_part")),
)


def _after(seen, *, rendered: bool) -> ProjectState:
    state = ProjectState()
    if rendered:
        assert state.apps is not None
    for step in STEPS:
        before = state.clone()
        step.state_forwards(APP, state)
        seen(step, before, state)
    return state


def _shape(state: ProjectState) -> dict[str, object]:
    found = {}
    for model in state.apps.get_models():
        meta = model._meta
        found[meta.label] = (
            [(field.name, type(field).__name__) for field in meta.get_fields()],
            [constraint.name for constraint in meta.constraints],
            [index.name for index in meta.indexes],
        )
    return found


def test_the_models_are_those_of_a_state_made_in_one_go():
    stepwise = _after(lambda *_: None, rendered=True)
    assert stepwise.is_delayed
    stepwise.clear_delayed_apps_cache()
    whole = _after(lambda *_: None, rendered=False)
    assert _shape(stepwise) == _shape(whole)
    assert stepwise.models == whole.models


def test_before_that_the_new_model_and_its_constraint_are_there_already():
    state = _after(lambda *_: None, rendered=True)
    share = state.apps.get_model(APP, "Share")
    assert share._meta.get_field("activity").related_model is state.apps.get_model(APP, "Activity")
    assert [each.name for each in share._meta.constraints] == ["states_test_part"]
    assert [each.name for each in share._meta.indexes] == ["states_test_by_part"]


@pytest.mark.django_db
def test_the_database_is_made_by_such_steps():
    with connection.schema_editor() as editor:
        _after(
            lambda step, before, after: step.database_forwards(APP, editor, before, after),
            rendered=True,
        )
    with connection.cursor() as cursor:
        tables = {each.name for each in connection.introspection.get_table_list(cursor)}
        assert {f"{APP}_country", f"{APP}_activity", f"{APP}_share"} <= tables
        held = connection.introspection.get_constraints(cursor, f"{APP}_share")
        assert {"states_test_part", "states_test_by_part"} <= set(held)
        country = connection.introspection.get_table_description(cursor, f"{APP}_country")
        assert [column.name for column in country] == ["id", "name"]
