# SPDX-License-Identifier: EUPL-1.2
"""The cases of the sources as a table: who was eligible, and a priority, under what, and when."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.reference.public import UnknownCountry
from corridor.steering.policy import public
from corridor.steering.policy.actions import save_country_rule
from corridor.steering.policy.models import CountryRule

from .conftest import edition, held, node, save, text

pytestmark = pytest.mark.usefixtures("loaded")

CASES = [
    # country, framework, instrument, day, eligible, why it is so
    ("MA", "NL08", None, "2008-08-01", "yes", "one of the three named beside the forty"),
    ("AO", "NL08", None, "2010-01-01", "yes", "named too"),
    ("GH", "NL08", None, "2008-08-01", "unknown", "the names of the forty are lost"),
    ("FR", "NL08", None, "2008-08-01", "unknown", "the names of the forty are lost"),
    ("SL", "NL08", None, "2008-10-31", "yes", "before Iraq took its place"),
    ("SL", "NL08", None, "2008-11-10", "unknown", "the day of the exchange is not printed"),
    ("SL", "NL08", None, "2009-01-01", "no", "after Iraq took its place"),
    ("IQ", "NL08", None, "2008-10-31", "no", "before it was added"),
    ("IQ", "NL08", None, "2009-01-01", "yes", "added after the motion of 5 November 2008"),
    ("IQ", "NL08", None, "2011-07-10", "yes", "the last day of the 40+3"),
    ("MA", "NL08", None, "2008-01-01", "unknown", "before the note nothing is said"),
    ("GH", "NL08", None, "2011-07-11", "unknown", "the DAC list of 2011 is not in the sources"),
    ("MA", "NL08", None, "2011-07-11", "unknown", "the DAC list of 2011 is not in the sources"),
    ("KP", "NL08", "hrt", "2009-01-01", "yes", "the reintegration scheme is bound to no list"),
    ("FR", "NL08", "hrt", "2011-12-31", "yes", "the reintegration scheme is bound to no list"),
    ("FR", "NL08", "hrt", "2012-06-01", "unknown", "after 2011 the sources say no more"),
    ("FR", "NL08", "hrt", "2003-01-01", "no", "the scheme did not exist yet"),
    ("IQ", "NL08", "nrp", "2009-03-01", "yes", "within the 40+3"),
    ("SL", "NL08", "nrp", "2009-03-01", "no", "no longer within the 40+3"),
    ("GH", "NL08", "nrp", "2009-03-01", "unknown", "it may be one of the forty"),
    ("BJ", "BE", "governmental", "2023-01-01", "unknown", "on the list, whose dates are not given"),
    ("FR", "BE", "governmental", "2023-01-01", "no", "the list of fourteen is complete"),
    ("BO", "BE", "governmental", "2023-01-01", "no", "only non-governmental"),
    ("BO", "BE", "non-governmental", "2023-01-01", "unknown", "on it, dates not given"),
    ("FR", "BE", None, "2023-01-01", "unknown", "no rule opens to anybody as a whole"),
]


@pytest.mark.parametrize(("country", "framework", "instrument", "day", "eligible", "why"), CASES)
def test_eligible(country, framework, instrument, day, eligible, why):
    ruling = public.ask(framework, country, date.fromisoformat(day), instrument)
    assert ruling.eligible.value == eligible, why
    assert ruling.grounds, "an answer never stands without a reason"


@pytest.mark.parametrize(
    ("country", "day", "priority"),
    [
        ("MA", "2008-08-01", "unknown"),  # no rule sets priorities yet
        ("GH", "2011-08-01", "unknown"),  # the names of the annex are lost
        ("FR", "2011-08-01", "unknown"),
    ],
)
def test_a_priority_is_another_question(country, day, priority):
    assert public.ask("NL08", country, date.fromisoformat(day)).priority.value == priority


def test_the_reasons_name_rule_list_and_lines_in_three_languages():
    ruling = public.ask("NL08", "GH", date(2008, 8, 1))
    (ground,) = (each for each in ruling.grounds if each.effect == "eligible")
    assert ground.list_code == "nl-40-3"
    assert ground.listed is not None
    assert ground.listed.value == "unknown"
    assert "40 names of the list are not in the sources" in ground.text["en"]
    assert ground.text["nl"] != ground.text["en"] != ground.text["fr"]
    assert "NL08" in {citation.document for citation in ground.citations}
    assert ground.record is not None
    assert ground.record.model == "policy.CountryRule"


def test_without_a_rule_the_silence_itself_is_said():
    ruling = public.ask("NL08", "MA", date(2008, 1, 1))
    assert [ground.text["en"] for ground in ruling.grounds] == [
        "No rule known here says who was eligible on that day.",
        "No rule known here sets priorities on that day.",
    ]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (("NOPE", "GH", None), LookupError),
        (("NL08", "GH", "nope"), LookupError),
        (("NL08", "QQ", None), UnknownCountry),
    ],
)
def test_what_does_not_exist_cannot_be_asked(asked, error):
    framework, country, instrument = asked
    with pytest.raises(error):
        public.ask(framework, country, date(2009, 1, 1), instrument)


def test_a_question_costs_the_same_whatever_the_rules_and_a_book_costs_it_once():
    with CaptureQueriesContext(connection) as one:
        public.ask("BE", "FR", date(2023, 1, 1), "governmental")
    with CaptureQueriesContext(connection) as every:
        book = public.rule_book()
        for country in ("MA", "SL", "GH", "BJ", "FR"):
            for framework, instrument in book.schemes():
                book.timeline(framework, country, instrument)
    assert len(one) == len(every) == 6


def test_within_a_spell_every_day_has_its_answer():
    book = public.rule_book(["NL08"])
    spells = book.timeline("NL08", "SL")
    assert [(str(s.period.start), s.eligible.value) for s in spells] == [
        ("2008-07-04", "yes"),
        ("2008-11-01", "unknown"),
        ("2008-11-30", "no"),
        ("2011-07-11", "unknown"),
    ]
    for day in (date(2008, 7, 4), date(2008, 9, 9), date(2008, 11, 29), date(2010, 2, 2)):
        (spell,) = (each for each in spells if day in each.period)
        assert book.ask("NL08", "SL", day).eligible is spell.eligible


def rule(**given) -> Outcome:
    values = {
        "framework": "TEST",
        "instrument": None,
        "list_code": "be-governmental",
        "effect": "eligible",
        "validity": held("2001-01-01", "open"),
        "reason": text("Because"),
        "sources": ["BE:1581"],
    }
    return save_country_rule(by=None, **{**values, **given})


def test_a_rule_is_known_by_what_it_says_and_when():
    save(edition("a", "2001", "open", node("1")))
    assert rule() is Outcome.CREATED
    assert rule() is Outcome.UNCHANGED
    assert rule(reason=text("Other")) is Outcome.CHANGED
    assert rule(validity=held("2002-01-01", "open")) is Outcome.CREATED


@pytest.mark.parametrize(
    ("given", "message", "at"),
    [
        ({"list_code": None, "effect": "only"}, "needs a list", "list"),
        ({"list_code": "nope"}, "no country list 'nope'", "list"),
        ({"instrument": "nope"}, "no instrument 'nope'", "instrument"),
        ({"framework": "TESS"}, "did you mean 'TEST'", "framework"),
    ],
)
def test_a_rule_that_is_refused_says_where(given, message, at):
    save(edition("a", "2001", "open", node("1")))
    with pytest.raises(Refused, match=message) as refusal:
        rule(**given)
    assert refusal.value.at == at


def test_the_database_wants_a_list_where_the_effect_needs_one():
    row = CountryRule.objects.filter(effect="exempt").first()
    assert row is not None
    row.effect = "priority"
    with pytest.raises(IntegrityError, match="names_a_list"), transaction.atomic():
        row.save()
