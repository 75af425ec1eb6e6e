# SPDX-License-Identifier: EUPL-1.2
"""Every change is kept with who, when, why, before and after, however it was made."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from corridor.foundation.audit.public import (
    acting,
    changing,
    history_of,
    history_of_key,
    is_tracked,
    tracked_models,
)
from corridor.foundation.audit.rules import FieldChange, differences
from corridor.foundation.reference.public import Region

# Models of Corridor without a history, and why.
UNTRACKED = {
    "jobs.Run": "a log of itself, rewritten several times a second",
    "jobs.SetAside": "part of a run's log; never changed",
    "jobs.Announcement": "the outbox: what it announces is kept where it happened",
    "portfolio.ActivityEntry": "what search looks in, worked out from activities and their parts",
    "portfolio.Covering": "which transaction counts for another, worked out from transactions",
    "portfolio.EntryGone": "tells whoever keeps entries in mind which of them are gone",
    "portfolio.Tally": "results added up, worked out from actuals",
    "portfolio.YearAmount": "sums of transactions, which have their history",
}


class Somebody:
    def __init__(self, pk):
        self.pk = pk


ANNA, BEN = Somebody(11), Somebody(22)


def region(code="900", kind="continent", **values):
    return Region(code=code, kind=kind, names={"en": f"Region {code}"}, **values)


def told(record):
    """(action, who, why) of each change."""
    return [(change.action, change.who, change.reason) for change in history_of(record)]


@pytest.fixture
def row(db):
    with acting(by=ANNA, reason="founding"):
        row = region()
        row.save()
    return row


def test_a_change_is_whole_or_not_at_all_and_says_by_whom(row):
    def change():
        row.kind = "sub-region"
        row.save()

    with suppress(LookupError), changing(by=BEN, reason="half"):
        change()
        raise LookupError
    assert told(row) == [("insert", 11, "founding")]
    with changing(by=BEN, reason="whole"):
        change()
    assert told(row)[1:] == [("update", 22, "whole")]


def test_a_change_by_nobody_belongs_to_whoever_acts_already_else_to_the_system(row):
    with acting(by=BEN, reason="a load"), changing(by=None):
        row.kind = "sub-region"
        row.save()
    with changing(by=None):
        row.kind = "continent"
        row.save()
    assert told(row)[1:] == [("update", 22, "a load"), ("update", None, None)]


def test_a_life_is_told_from_beginning_to_end(row):
    began = timezone.now() - timedelta(minutes=5)
    with acting(by=BEN, reason="correction"):
        row.kind = "sub-region"
        row.save()
    key = row.pk
    with acting(by=ANNA):
        row.delete()
    made, changed, deleted = history_of_key(Region, key)
    assert (made.action, made.who, made.reason) == ("insert", 11, "founding")
    assert {f.field: (f.before, f.after) for f in made.fields} == {
        "id": (None, key),
        "code": (None, "900"),
        "kind": (None, "continent"),
        "names": (None, {"en": "Region 900"}),
    }
    assert (changed.action, changed.who, changed.reason) == ("update", 22, "correction")
    assert changed.fields == (FieldChange("kind", "continent", "sub-region"),)
    assert (deleted.action, deleted.who, deleted.reason) == ("delete", 11, None)
    assert FieldChange("kind", "sub-region", None) in deleted.fields
    assert all(began < change.when <= timezone.now() for change in (made, changed, deleted))


def test_a_number_used_again_starts_from_nothing(row):
    key = row.pk
    row.delete()
    again = region("901", pk=key)
    again.save(force_insert=True)
    last = history_of(again)[-1]
    assert last.action == "insert"
    assert FieldChange("code", None, "901") in last.fields


def test_saving_the_same_again_is_no_change(row):
    row.save()
    Region.objects.filter(pk=row.pk).update(kind="continent")
    assert [change.action for change in history_of(row)] == ["insert"]


def bulk_create():
    return Region.objects.bulk_create([region("910"), region("911"), region("912")])


def test_bulk_create_is_kept(db):
    with acting(by=ANNA, reason="bulk"):
        rows = bulk_create()
    assert [told(row) for row in rows] == [[("insert", 11, "bulk")]] * 3


def test_bulk_create_that_updates_is_kept(row):
    fresh = region("900", "sub-region")
    with acting(by=BEN, reason="again"):
        Region.objects.bulk_create(
            [fresh, region("901")],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["kind"],
        )
    assert told(row)[1:] == [("update", 22, "again")]
    assert told(Region.objects.get(code="901")) == [("insert", 22, "again")]


def test_bulk_update_is_kept(db):
    rows = bulk_create()
    for number, each in enumerate(rows):
        each.names = {"en": f"Changed {number}"}
    with acting(by=ANNA, reason="bulk"):
        Region.objects.bulk_update(rows, ["names"])
    for number, each in enumerate(rows):
        last = history_of(each)[-1]
        assert (last.action, last.who) == ("update", 11)
        assert [(f.field, f.after) for f in last.fields] == [("names", {"en": f"Changed {number}"})]


def test_an_update_of_many_keeps_those_that_changed(db):
    rows = bulk_create()
    Region.objects.filter(code="911").update(kind="sub-region")
    with acting(by=BEN):
        Region.objects.filter(code__startswith="91").update(kind="sub-region")
    assert [told(each)[-1][:2] for each in rows] == [
        ("update", 22),
        ("update", None),
        ("update", 22),
    ]
    assert [len(told(each)) for each in rows] == [2, 2, 2]


def test_a_delete_of_many_is_kept(db):
    rows = bulk_create()
    keys = [each.pk for each in rows]
    with acting(by=BEN, reason="out"):
        Region.objects.filter(code__startswith="91").delete()
    for key in keys:
        last = history_of_key(Region, key)[-1]
        assert (last.action, last.who, last.reason) == ("delete", 22, "out")


def test_raw_sql_is_kept(row):
    table = Region._meta.db_table
    with acting(by=ANNA, reason="by hand"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET kind = %s WHERE id = %s", ["sub-region", row.pk])
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])
    assert [(c.action, c.who, c.reason) for c in history_of(row)] == [
        ("insert", 11, "founding"),
        ("update", 11, "by hand"),
        ("delete", None, None),
    ]


def test_what_nobody_did_belongs_to_the_system(db):
    row = region()
    row.save()
    with acting(by=None, reason="nightly"):
        Region.objects.filter(pk=row.pk).update(kind="sub-region")
    assert told(row) == [("insert", None, None), ("update", None, "nightly")]


def test_after_acting_the_same_transaction_belongs_to_the_system_again(db):
    rows = [region(str(n)) for n in range(910, 914)]
    with transaction.atomic():
        with acting(by=ANNA, reason="first"):
            rows[0].save()
        rows[1].save()
        with suppress(ZeroDivisionError), acting(by=BEN):
            rows[2].save()
            raise ZeroDivisionError
        rows[3].save()
    assert [told(each)[0][1:] for each in rows] == [
        (11, "first"),
        (None, None),
        (22, None),
        (None, None),
    ]


def test_a_database_error_inside_acting_is_the_error_that_is_seen(row):
    twin = region()
    with pytest.raises(DatabaseError, match="unique"), transaction.atomic(), acting(by=BEN):
        twin.save()
    Region.objects.filter(pk=row.pk).update(kind="sub-region")
    assert told(row)[-1] == ("update", None, None)


def test_an_operation_inside_another_keeps_its_own_who_and_why(db):
    rows = [region(str(n)) for n in range(910, 917)]
    with transaction.atomic(), acting(by=ANNA, reason="load"):
        rows[0].save()
        with acting(by=BEN, reason="merge"):
            rows[1].save()
            with acting(by=None, reason="cleaning"):
                rows[2].save()
            rows[3].save()
        with acting(by=None):
            rows[4].save()
        with suppress(ZeroDivisionError), acting(by=BEN):
            raise ZeroDivisionError
        with acting(by=BEN):
            rows[5].save()
        rows[6].save()
    assert [told(each)[0][1:] for each in rows] == [
        (11, "load"),
        (22, "merge"),
        (22, "cleaning"),
        (22, "merge"),
        (11, "load"),
        (22, "load"),
        (11, "load"),
    ]


@pytest.mark.parametrize("statement", ["UPDATE {} SET kind = 'world'", "DELETE FROM {}"])
def test_the_past_cannot_be_changed(row, statement):
    events = next(
        model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None) is Region
    )
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(events._meta.db_table))
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        events.objects.all()._raw_delete("default")
    assert told(row) == [("insert", 11, "founding")]


def test_what_is_rolled_back_did_not_happen(row):
    with suppress(ZeroDivisionError), transaction.atomic(), acting(by=BEN):
        Region.objects.filter(pk=row.pk).update(kind="sub-region")
        raise ZeroDivisionError
    assert told(row) == [("insert", 11, "founding")]


def models_of_corridor():
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("corridor.") and not hasattr(model, "pgh_tracked_model")
    ]


def test_every_model_is_tracked_but_those_named_here():
    without = {model._meta.label for model in models_of_corridor() if not is_tracked(model)}
    assert without == set(UNTRACKED)
    assert len(tracked_models()) >= 20


def test_the_database_has_the_triggers_of_every_tracked_model(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, count(*) FROM pg_trigger GROUP BY 1")
        triggers = dict(cursor.fetchall())
    few = [m._meta.label for m in tracked_models() if triggers.get(m._meta.db_table, 0) < 3]
    assert few == []


def test_history_is_written_once_a_statement_and_not_once_a_row(db):
    """Row by row a large load is no longer linear; see benchmarks/README.md."""
    tables = [model._meta.db_table for model in tracked_models()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE relname = ANY(%s) AND tgname ~ '^pgtrigger_(insert|update|delete)_'"
            " AND tgtype & 1 = 1",  # the bit of triggers that fire for each row
            [tables],
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'pgtrigger_insert_%'")
        assert cursor.fetchone()[0] >= len(tables)


def test_a_model_without_history_says_so(db):
    with pytest.raises(LookupError, match=r"jobs\.Run keeps no history"):
        history_of_key(apps.get_model("jobs.Run"), 1)


def test_secrets_do_not_outlive_their_row(stranger):
    stranger.set_password("another long password")
    stranger.save()
    kept = {field.field for change in history_of(stranger) for field in change.fields}
    assert "is_active" in kept
    assert not kept & {"password", "email", "name"}


def test_differences_between_nothing_and_nothing():
    assert differences(None, None) == ()
    assert differences({"a": 1, "b": None}, None) == (FieldChange("a", 1, None),)
    assert differences(None, {"a": 1, "b": None}) == (FieldChange("a", None, 1),)
    assert differences({"a": 1, "b": 2}, {"a": 1, "b": 3}) == (FieldChange("b", 2, 3),)
