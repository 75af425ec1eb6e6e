# SPDX-License-Identifier: EUPL-1.2
"""What the abstract bases promise is held by the database itself, on models made for the test."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.kernel.public import (
    Dated,
    Identified,
    Sourced,
    TranslatedField,
    as_period,
    as_range,
    new_public_id,
    no_overlap,
)
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.periods import Period, Validity, parse_validity
from corridor.values.texts import Text


@pytest.fixture
def kinds(db):
    """Two tables, gone with the test: owners, and promises that an owner may make."""
    with isolate_apps("corridor.foundation.kernel"):

        class Owner(models.Model):
            class Meta:
                app_label = "kernel"

        class Promise(Dated, Sourced, Identified):
            owner = models.ForeignKey(Owner, null=True, on_delete=models.CASCADE)
            wording = TranslatedField(null=True)
            secret = models.BooleanField(default=False)

            class Meta(Dated.Meta, Sourced.Meta):
                app_label = "kernel"
                constraints = [
                    *Dated.Meta.constraints,
                    *Sourced.Meta.constraints,
                    no_overlap("kernel_promise_overlap", "owner", secret=False),
                ]

        with connection.schema_editor() as editor:
            editor.create_model(Owner)
            editor.create_model(Promise)
        # Deferred triggers of foreign keys would keep the tables from being altered or dropped.
        connection.check_constraints()
        yield Owner, Promise


@pytest.fixture
def promise(kinds):
    Owner, Promise = kinds
    owner = Owner.objects.create()

    def make(start, end, **values):
        fields = {"owner": owner, "sources": ["NL11:1"], **values}
        fields["validity"] = parse_validity({"from": start, "until": end})
        return Promise.objects.create(**fields)

    make.model, make.owner = Promise, owner
    return make


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_two_that_surely_hold_on_one_day_are_refused(promise):
    promise("2008-01-01", "2010-01-01")
    with refused("kernel_promise_overlap"), transaction.atomic():
        promise("2009-12-31", "open")
    promise("2010-01-01", "open")
    assert promise.model.objects.count() == 2


def test_what_may_hold_on_one_day_is_taken(promise):
    promise("2008-01-01", "2009")
    promise("2009", "open")
    promise("unknown", "open")
    assert promise.model.objects.count() == 3


def test_owners_and_conditions_part_what_would_overlap(kinds, promise):
    promise("2008-01-01", "open")
    promise("2008-01-01", "open", owner=kinds[0].objects.create())
    promise("2008-01-01", "open", secret=True)
    promise("2008-01-01", "open", secret=True)
    assert promise.model.objects.count() == 4


def test_those_without_an_owner_stand_beside_all(promise):
    for _ in range(2):
        promise("2008-01-01", "open", owner=None)
    promise("2008-01-01", "open")
    assert promise.model.objects.count() == 3


def test_overlap_is_refused_in_bulk_and_on_update_too(promise):
    first = promise("2008-01-01", "2009-01-01")
    second = promise("2009-01-01", "2010-01-01")
    wide = as_range(Period(date(2008, 6, 1), date(2010, 1, 1)))
    with refused("kernel_promise_overlap"), transaction.atomic():
        promise.model.objects.filter(pk=second.pk).update(valid=wide, certain=wide)
    twin = promise.model(owner=promise.owner, sources=["BE"])
    twin.validity = first.validity
    with refused("kernel_promise_overlap"), transaction.atomic():
        promise.model.objects.bulk_create([twin])


@pytest.mark.parametrize(
    "certain",
    [DateRange(date(2007, 1, 1), date(2008, 6, 1)), DateRange(None, None), DateRange(empty=True)],
)
def test_certain_days_outside_the_possible_ones_are_refused(promise, certain):
    row = promise("2008-01-01", "2009-01-01")
    with refused("certain_is_possible"), transaction.atomic():
        promise.model.objects.filter(pk=row.pk).update(certain=certain)


def test_validity_without_a_day_is_refused(promise):
    row = promise("2008-01-01", "2009-01-01")
    with refused("valid_some_day"), transaction.atomic():
        promise.model.objects.filter(pk=row.pk).update(valid=DateRange(empty=True), certain=None)


def test_a_row_answers_as_its_validity_did(promise):
    stated = {"from": "2008-06", "until": "2009"}
    row = promise.model.objects.get(pk=promise(start=stated["from"], end="2009").pk)
    assert row.validity == parse_validity(stated)
    answers = [row.on(date(2008, 5, 31)), row.on(date(2008, 6, 15)), row.on(date(2008, 7, 1))]
    assert answers == [Answer.NO, Answer.UNKNOWN, Answer.YES]


def test_the_database_filters_as_the_row_answers(promise):
    for start, end in [("2008", "2009"), ("2008-01-01", "2008-02-01"), ("unknown", "2008-07-01")]:
        promise(start, end)
    promise("open", "2007-01-01")
    for day in (date(2006, 1, 1), date(2008, 1, 15), date(2008, 12, 31), date(2010, 1, 1)):
        rows = promise.model.objects.all()
        possibly = {row.pk for row in rows if row.on(day) is not Answer.NO}
        surely = {row.pk for row in rows if row.on(day) is Answer.YES}
        assert set(rows.possibly_on(day).values_list("pk", flat=True)) == possibly
        assert set(rows.surely_on(day).values_list("pk", flat=True)) == surely


bounds = st.none() | st.dates(date(1, 1, 2), date(9999, 12, 30))


@given(bounds, bounds)
def test_ranges_and_periods_are_two_ways_to_write_the_same_days(start, end):
    if start is not None and end is not None and end <= start:
        with pytest.raises(ValueError, match="cannot end"):
            Period(start, end)
    else:
        period = Period(start, end)
        assert as_period(as_range(period)) == period


def test_a_range_is_read_by_its_brackets():
    """The database writes half-open ranges; one that was just assigned may not be."""
    first, last = date(2008, 1, 1), date(2008, 12, 31)
    assert as_period(DateRange(first, last, "[]")) == Period.year(2008)
    assert as_period(DateRange(date(2007, 12, 31), last, "(]")) == Period.year(2008)
    with pytest.raises(ValueError, match="at least one day"):
        as_period(DateRange(empty=True))


def test_a_row_without_a_source_is_refused(promise):
    with refused("sourced"), transaction.atomic():
        promise("2008", "open", sources=[])
    assert promise("2008", "open", sources=["NL11:79-93", "BE"]).citations == (
        Citation("NL11", 79, 93),
        Citation("BE"),
    )


def test_what_cites_a_document_is_found_by_its_code_alone(promise):
    held = promise("2008", "open", sources=["NL11:79-93", "BE"])
    other = promise("2008", "open", sources=["NL1:11", "BE-2:79"], owner=None)
    every = type(held)._default_manager
    for document, found in {"NL11": [held], "BE": [held], "NL1": [other], "BE-2": [other]}.items():
        assert list(every.filter(sources__cites=document)) == found
    for nothing in ("NL", "79-93", "NL11:79-93", "B.", "%", ""):
        assert not every.filter(sources__cites=nothing).exists()


def test_a_citation_is_checked_in_forms(promise):
    row = promise("2008", "open")
    row.sources = ["NL11:93-79"]
    with pytest.raises(ValidationError, match="last line comes before"):
        row.clean_fields()


def test_a_text_comes_back_as_it_was_written(promise):
    text = Text({"nl": "Geld", "fr": "L’argent", "ti": "ገንዘብ"})
    row = promise("2008", "open", wording=text)
    row.refresh_from_db()
    assert row.wording == text
    assert isinstance(row.wording, Text)
    assert promise.model.objects.filter(wording__nl="Geld").exists()
    assert promise.model.objects.values_list("wording", flat=True).get() == text
    assert row._meta.get_field("wording").value_to_string(row) == dict(text)


def test_no_text_is_null(promise):
    row = promise("2008", "open")
    row.refresh_from_db()
    assert row.wording is None
    assert promise.model.objects.filter(wording__isnull=True).exists()


@pytest.mark.parametrize("wording", [{"xx": "?"}, {}, {"en": ""}, "Geld"])
def test_what_is_no_text_is_not_stored(promise, wording):
    with pytest.raises(ValueError, match="language"):
        promise("2008", "open", wording=wording)


@pytest.mark.parametrize("wording", [{"xx": "?"}, {}, "Geld"])
def test_what_is_no_text_is_told_in_forms(promise, wording):
    row = promise("2008", "open")
    row.wording = wording
    with pytest.raises(ValidationError):
        row.clean_fields()


def test_texts_are_written_in_bulk(promise):
    row = promise("2008", "open", wording={"en": "Money"})
    row.wording = Text({"en": "Funds"})
    promise.model.objects.bulk_update([row], ["wording"])
    row.refresh_from_db()
    assert row.wording == {"en": "Funds"}
    promise.model.objects.update(wording=Text({"en": "Means"}))
    row.refresh_from_db()
    assert row.wording == {"en": "Means"}


def test_public_identifiers_are_short_unlike_and_plain(promise):
    made = {new_public_id() for _ in range(2000)}
    assert len(made) == 2000
    assert all(
        len(each) == 12 and not set(each) - set("0123456789abcdefghjkmnpqrstvwxyz") for each in made
    )
    row = promise("2008", "open")
    with pytest.raises(IntegrityError, match="public_id"), transaction.atomic():
        promise("2008", "open", owner=None, public_id=row.public_id)


def test_validity_is_set_as_a_whole(promise):
    row = promise("2008-01-01", "2009-01-01")
    row.validity = Validity(Period.year(2010), None)
    row.save()
    row.refresh_from_db()
    assert (row.validity.possible, row.certain) == (Period.year(2010), None)
