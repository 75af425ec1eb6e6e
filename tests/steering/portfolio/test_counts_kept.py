# SPDX-License-Identifier: EUPL-1.2
"""Counts that are kept for all the public are those of now, whoever wrote what in which order."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.reference.public import save_currency
from corridor.steering.portfolio.actions import publish_activity, write_activity
from corridor.steering.portfolio.selectors.finding import Asked, Search

from .describing import describe, made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    save_currency(by=None, code="EUR")
    yield
    cache.clear()


def counted() -> dict[int, int]:
    return Search(AnonymousUser()).counts(Asked())["status"]


def test_they_are_kept_and_follow_every_change():
    row = made("a", status="2")
    assert counted() == {2: 1}
    with CaptureQueriesContext(connection) as queries:
        assert counted() == {2: 1}
    assert not any("UNION" in each["sql"] for each in queries.captured_queries)
    write_activity(by=None, statement=describe("a", status="4"), activity=row)
    assert counted() == {4: 1}
    draft = made("b", status="4", public=False)
    assert counted() == {4: 1}
    publish_activity(by=None, activity=draft, version=draft.version)
    assert counted() == {4: 2}


def test_what_is_written_and_taken_back_is_not_kept():
    made("a", status="2")
    with transaction.atomic():
        made("b", status="2")
        assert counted() == {2: 2}
        transaction.set_rollback(True)
    assert counted() == {2: 1}
    made("c", status="2")
    assert counted() == {2: 2}
