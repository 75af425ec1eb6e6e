# SPDX-License-Identifier: EUPL-1.2
"""What is kept in mind of entries is what the database says now, whoever wrote what in which order.

The reference is the question put to the database itself, as it is within a transaction.
"""

from __future__ import annotations

import random
import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from corridor.foundation.reference.public import save_currency
from corridor.steering.portfolio.actions import publish_activity, write_activity
from corridor.steering.portfolio.actions.indexing import index_activities
from corridor.steering.portfolio.models import Activity, ActivityEntry
from corridor.steering.portfolio.selectors import finding, posted
from corridor.steering.portfolio.selectors.finding import FACETS, Asked, Search
from corridor.values.texts import Text

from .describing import describe, made, year

pytestmark = pytest.mark.django_db(transaction=True)

NOBODY = AnonymousUser()
WORDS = ("water", "terugkeer", "school", "rechten")


class Officer:
    """Whoever sees drafts too."""

    is_authenticated = True

    def has_perm(self, name: str, of: object = None) -> bool:
        return name == "portfolio.change_activity"


@pytest.fixture(autouse=True)
def _fresh():
    posted.forget()
    save_currency(by=None, code="EUR")
    yield
    posted.forget()


def counted() -> dict[int, int]:
    return Search(NOBODY).counts(Asked())["status"]


def test_they_are_kept_and_follow_every_change():
    row = made("a", status="2")
    assert counted() == {2: 1}
    with CaptureQueriesContext(connection) as queries:
        assert counted() == {2: 1}
    assert len(queries) == 1
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


def test_what_is_deleted_is_heard_of():
    made("a", status="2")
    made("b", status="4")
    assert counted() == {2: 1, 4: 1}
    ActivityEntry.objects.filter(status=2).delete()
    assert counted() == {4: 1}
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE portfolio_activityentry")
    assert counted() == {}
    index_activities(Activity.objects.values_list("pk", flat=True))
    assert counted() == {2: 1, 4: 1}


def test_what_another_commits_late_is_heard_of():
    """It began before others that were taken in already, and ends after them."""
    row = made("a", status="2")
    written, go_on = threading.Event(), threading.Event()

    def late() -> None:
        try:
            with transaction.atomic():
                write_activity(by=None, statement=describe("a", status="3"), activity=row)
                written.set()
                go_on.wait(10)
        finally:
            connection.close()

    other = threading.Thread(target=late)
    other.start()
    assert written.wait(10)
    assert counted() == {2: 1}
    # Apart from the portfolio's locks, which the other still holds.
    ActivityEntry.objects.filter(activity__code="a").exists()
    assert counted() == {2: 1}
    go_on.set()
    other.join()
    assert counted() == {3: 1}
    assert counted() == {3: 1}


@pytest.mark.parametrize("seed", range(3))
def test_any_question_after_any_change_is_answered_as_the_database_does(seed, monkeypatch):
    chance = random.Random(seed)
    monkeypatch.setattr(posted, "MOST_SAID", 3)
    monkeypatch.setattr(posted, "MOST_FOLLOWED", chance.choice((0, 2, 50)))
    monkeypatch.setattr(finding, "MOST_NAMED", chance.choice((0, 3, 50)))
    rows: dict[str, Activity] = {}

    def say(code: str) -> dict[str, object]:
        return {
            "title": Text({"nl": " ".join(chance.sample(WORDS, 2))}),
            "level": chance.choice(("programme", "project")),
            "status": chance.choice((None, "2", "4")),
            "actual_start": chance.choice((None, year(2008), year(2010))),
            "actual_end": chance.choice((None, year(2012))),
            "public": chance.random() < 0.8,
        }

    for turn in range(14):
        code = f"a{chance.randrange(9)}"
        match chance.choice(("write", "write", "write", "back", "delete")):
            case "delete" if rows:
                gone = rows.pop(chance.choice(sorted(rows)))
                ActivityEntry.objects.filter(pk=gone.pk).delete()
            case "back":
                with transaction.atomic():
                    made(f"b{turn}", **say(code))
                    transaction.set_rollback(True)
            case _ if code in rows:
                statement = describe(code, **say(code))
                write_activity(by=None, statement=statement, activity=rows[code])
            case _:
                found = Activity.objects.filter(code=code).first()
                if found is None:
                    rows[code] = made(code, **say(code))
        text = " ".join(chance.sample(WORDS, chance.choice((0, 1, 2))))
        picked: dict[str, tuple[int, ...]] = {}
        for facet, values in (("status", (0, 2, 4)), ("level", (1, 2)), ("year", (2008, 2011))):
            if chance.random() < 0.4:
                picked[facet] = tuple(chance.sample(values, chance.choice((1, 2))))
        asked = Asked(text, picked)
        for user in (NOBODY, Officer()):
            kept, plain = Search(user), Search(user)
            plain.__dict__["_posted"] = None
            assert kept.count(asked) == plain.entries(asked).count()
            told = plain.counts(asked)
            assert kept.counts(asked) == {facet: told[facet] for facet in FACETS}
            facet, value = chance.choice((("status", 2), ("level", 1), ("level", 2)))
            latest = kept.latest([facet], value, 2)
            assert latest is not None
            of_value = plain.activities(Asked(chosen={facet: (value,)}))
            every = of_value.order_by(F("runs").desc(nulls_last=True), "pk")
            assert set(every.values_list("pk", flat=True)[:2]) <= set(latest)
            assert set(latest) <= set(every.values_list("pk", flat=True))
            assert kept.counts_of(["status", "level"], 2) == plain.counts_of(["status", "level"], 2)
            for order in (("title_nl", "pk"), ("-title_nl", "-pk")):
                assert list(kept.in_order(asked, order)) == list(plain.in_order(asked, order))
