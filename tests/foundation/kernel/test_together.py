# SPDX-License-Identifier: EUPL-1.2
"""Rows that are asked for together are those that each queryset gives by itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import models

from corridor.foundation.kernel.public import as_range, attach, fetch_together, hold
from corridor.foundation.parties.public import Organisation, OrganisationName
from corridor.foundation.reference.public import Currency, ExchangeRate
from corridor.values.periods import Period
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db


def values(row: models.Model) -> list[object]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


@pytest.fixture
def organisations():
    found = []
    for code in ("b", "a"):
        row = Organisation.objects.create(
            code=code, kind="government", sources=["NL11:79-93", 'BE"x\\'], note=Text({"en": code})
        )
        for start, end in ((None, date(2010, 1, 1)), (date(2010, 1, 1), None)):
            days = as_range(Period(start, end))
            OrganisationName.objects.create(
                organisation=row, name=Text({"nl": f"{code} é"}), valid=days, certain=days
            )
        found.append(row)
    return found


@pytest.fixture
def rate():
    dollar = Currency.objects.create(code="USD", minor_units=2, names=Text({"en": "dollar"}))
    return ExchangeRate.objects.create(
        currency=dollar, day=date(2011, 1, 3), rate=Decimal("1.10000000")
    )


def test_rows_are_those_of_each_queryset_in_its_order(
    organisations, rate, django_assert_num_queries
):
    asked = (
        Organisation.objects.order_by("code"),
        OrganisationName.objects.filter(organisation=organisations[0]).order_by("-pk"),
        ExchangeRate.objects.all(),
        Organisation.objects.filter(pk__in=[]),
    )
    with django_assert_num_queries(1):
        found = fetch_together(*asked)
    assert [[values(row) for row in rows] for rows in found] == [
        [values(row) for row in rows] for rows in asked
    ]
    assert [type(value) for value in values(found[2][0])] == [
        type(value) for value in values(ExchangeRate.objects.get())
    ]


def test_of_nothing_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fetch_together(Organisation.objects.none()) == [[]]


def test_what_was_fetched_is_at_hand(organisations, django_assert_num_queries):
    owners, names = fetch_together(
        Organisation.objects.order_by("code"), OrganisationName.objects.order_by("-pk")
    )
    hold(owners, "names", names, "organisation")
    with django_assert_num_queries(0):
        assert [len(owner.names.all()) for owner in owners] == [2, 2]
        assert all(name.organisation is owners[0] for name in owners[0].names.all())
    with django_assert_num_queries(1):
        bare = list(OrganisationName.objects.all())
    with django_assert_num_queries(0):
        attach(bare, "organisation", owners)
        assert {name.organisation.code for name in bare} == {"a", "b"}
