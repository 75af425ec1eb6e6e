# SPDX-License-Identifier: EUPL-1.2
"""Recording promises and writing down what became of them; how they are found and counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.policy import public
from corridor.steering.policy.actions import Stale, follow_merge
from corridor.steering.policy.models import Promise, PromiseParty, PromiseStep
from corridor.steering.policy.rules import State
from corridor.values.answers import Answer
from corridor.values.money import Money

from .conftest import edition, node, save, text
from .promising import Officer, add, given, write

pytestmark = pytest.mark.usefixtures("loaded")

COUNTED_ONCE = 53


def state(code: str = "tested") -> str:
    return public.promise(code).state


def test_a_promise_stands_open_until_something_is_written():
    row = add(term="2011-12-31", amount=None)
    assert state() == "open"
    assert row.version == 1
    (made,) = history_of(row)
    assert (made.who, made.reason) == (7, "To test it.")
    write(row, "under_way", "2011-06")
    write(row, "kept", "2011-12")
    assert state() == "kept"
    assert [step.position for step in public.steps_of(row)] == [1, 2]
    assert Promise.objects.get(pk=row.pk).version == 3


def test_it_gets_a_code_from_its_title_that_nobody_else_has():
    first, second = add(code=""), add(code="")
    assert (first.code, second.code) == ("a-promise-to-test-with", "a-promise-to-test-with-2")
    assert add(code="", title=text("New")).code == "new-2", "an address of the room itself"
    assert add(code="", title=text("???")).code == "promise"


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"framework": "NOPE"}, "framework"),
        ({"nodes": ["6", "99"]}, "nodes.1"),
        ({"responsible": ["iom", "nobody"]}, "responsible.1"),
        ({"owner": "nobody"}, "owner"),
        ({"sources": []}, "sources"),
        ({"amount": Decimal(-1), "currency": "EUR"}, "amount"),
        ({"role": "minister"}, "who"),
    ],
)
def test_what_is_refused_says_where_and_leaves_nothing(more, at):
    with pytest.raises(Refused) as refusal:
        add(**more)
    assert refusal.value.at == at
    assert not Promise.objects.filter(code="tested").exists()


def test_without_a_reason_nothing_is_recorded():
    with pytest.raises(Refused) as refusal:
        public.add_promise(by=Officer(), given=given(), reason="  ")
    assert refusal.value.at == "reason"
    with pytest.raises(Refused) as refusal:
        write(add(), "kept", reason=" ")
    assert refusal.value.at == "reason"


def test_a_code_that_is_taken_is_refused():
    add()
    with pytest.raises(Refused, match="already") as refusal:
        add()
    assert refusal.value.at == "code"


def test_evidence_is_a_source_or_a_statement_of_it():
    row = add()
    with pytest.raises(Refused) as refusal:
        write(row, "kept", sources=[])
    assert refusal.value.at == "sources"
    step = write(row, "kept", sources=[], evidence=text("The minister said so on the telephone."))
    assert step.sources == []
    bare = PromiseStep(promise=row, position=9, state="kept", text=text("x"), entered="officer")
    with pytest.raises(IntegrityError, match="policy_promisestep_evidence"), transaction.atomic():
        bare.save()


@pytest.mark.parametrize(
    ("before", "then", "at"),
    [
        ([("kept", "2011")], ("under_way", "2012"), "state"),
        ([("under_way", "2011")], ("kept", "2009"), "day"),
        ([], ("kept_late", "2010"), "state"),
        ([], ("kept", "2013"), "state"),
    ],
)
def test_a_step_that_cannot_follow_says_at_which_field(before, then, at):
    row = add(term="2011-12-31")
    for each in before:
        write(row, *each)
    with pytest.raises(Refused) as refusal:
        write(row, *then)
    assert refusal.value.at == at
    assert row.steps.count() == len(before)


def test_nothing_can_be_corrected_before_something_is_written():
    with pytest.raises(Refused) as refusal:
        write(add(), "kept", corrects=True)
    assert refusal.value.at == "corrects"


def test_a_correction_is_a_step_of_its_own_and_the_wrong_one_stays():
    row = add()
    wrong = write(row, "kept", "2011")
    right = write(row, "under_way", "2011", corrects=True, reason="The report was misread.")
    assert state() == "under_way"
    assert right.corrects == wrong
    first, second = public.steps_of(row)
    assert first.state == "kept"
    assert first.corrected_by == second
    assert second.reason == "The report was misread."
    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseStep.objects.create(
            promise=row,
            position=9,
            state="kept",
            text=text("x"),
            sources=["NL11:1"],
            corrects=second,
            entered="officer",
        )


def test_steps_are_only_ever_added():
    step = write(add(), "kept", "2011")
    for change in (
        lambda: PromiseStep.objects.filter(pk=step.pk).update(state="open"),
        lambda: PromiseStep.objects.filter(pk=step.pk).delete(),
        lambda: step.save(),
    ):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()
    with pytest.raises(ProtectedError), transaction.atomic():
        Promise.objects.filter(code="tested").delete()
    assert state() == "kept"


def test_who_saw_an_older_version_is_told_what_stands_now():
    row = add()
    write(row, "under_way", "2011", version=1)
    with pytest.raises(Stale) as stale:
        write(row, "kept", "2011", version=1)
    assert stale.value.current.version == 2
    assert state() == "under_way"


def test_the_database_keeps_terms_and_amounts_whole():
    row = add()
    for wrong in (
        {"term_kind": "stated"},
        {"amount": 5},
        {"currency": "EUR"},
        {"reading_of": row},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Promise.objects.filter(pk=row.pk).update(**wrong)


def test_the_databases_answer_to_overdue_is_that_of_the_rule():
    terms = [None, "2011", "2011-06/2011-09", "2011-12-31", "2012-07-04", "2013"]
    states = [
        (),
        ("under_way", "2011"),
        ("under_way", "2012-07-05"),
        ("silent", "2012"),
        ("kept", ""),
    ]
    number = 0
    for term in terms:
        for each in states:
            number += 1
            row = add(f"t{number}", **({"term": term} if term else {}))
            if each:
                write(row, *each)
    for day in (
        date(2011, 6, 1),
        date(2011, 9, 30),
        date(2011, 12, 31),
        date(2012, 7, 5),
        date(2026, 1, 1),
    ):
        asked = public.overdue_where(day)
        rows = list(public.promises())
        assert len(rows) > 80
        for answer, condition in asked.items():
            found = set(public.promises().filter(condition).values_list("code", flat=True))
            ruled = {row.code for row in rows if public.overdue(row, day) is answer}
            assert found == ruled, (day, answer)


def test_what_is_only_read_is_not_called_overdue_once_the_documents_stop():
    told_in_2012 = public.promise("eu-acp-recommendations")
    assert public.overdue(told_in_2012, date(2013, 6, 14)) is Answer.NO
    assert public.overdue(told_in_2012, date(2013, 6, 16)) is Answer.UNKNOWN
    write(told_in_2012, "under_way", "2013-05")
    followed = public.promise("eu-acp-recommendations")
    assert public.overdue(followed, date(2013, 6, 16)) is Answer.YES


def test_the_sources_own_promises_stand_as_the_sources_leave_them():
    stands = {row.code: row.state for row in public.promises()}
    assert len(stands) == 55
    assert stands["handbook-diaspora-policy"] == "kept_late"
    assert stands["circular-migration-pilots"] == "changed"
    assert stands["gender-in-all-priorities"] == "silent"
    assert stands["campaign-geld-naar-huis"] == "under_way"
    assert stands["evaluation-moldova-partnership"] == "open"
    counts = public.count_by_state(public.framework("NL08"))
    assert set(counts) == set(State)
    assert sum(counts.values()) == COUNTED_ONCE
    assert counts[State.SILENT] == sum(1 for each in stands.values() if each == "silent")
    assert public.count_by_state(public.framework("BE")) == dict.fromkeys(State, 0)


def test_the_contradiction_about_ferrier_stands_twice_and_counts_once():
    amendment, motion = public.promise("amendment-ferrier"), public.promise("motion-ferrier")
    assert (amendment.kind, motion.kind) == ("amendment", "motion")
    assert amendment.money == Money(amendment.amount, "EUR")
    assert str(amendment.money) == "4000000.00 EUR"
    assert motion.money is None
    assert amendment.note == motion.note
    assert public.readings_of(amendment) == (motion,)
    assert public.readings_of(motion) == (amendment,)


def test_every_promise_of_the_pack_speaks_three_languages_with_sources_for_each_step():
    for row in public.promises():
        for each in (row.title, row.text, row.origin):
            assert not each.missing()
        assert row.citations
        steps = public.steps_of(row)
        assert steps, row.code
        for step in steps:
            assert step.citations
            assert not step.text.missing()


def test_counts_by_node_and_year_count_what_touches_two_nodes_at_both():
    rows = [row for row in public.count_by_node_and_year() if row.year == 2007]
    assert {(row.node, row.state, row.count) for row in rows} == {
        (None, State.KEPT, 1),
        ("2", State.KEPT, 1),
    }
    at_six = sum(row.count for row in public.count_by_node_and_year() if row.node == "6")
    found = public.promises_touching(public.node("NL08", "6")).filter(reading_of__isnull=True)
    assert at_six == found.count()


def test_promises_are_found_by_node_organisation_and_document():
    pilots = public.promises_touching(public.node("NL08", "3"))
    assert "circular-migration-pilots" in {row.code for row in pilots}
    mine = public.promises_of(organisation_by_code("pharos"))
    assert [row.code for row in mine] == ["study-added-value-of-migrants"]
    cited = {each.promise.code: each.sources for each in public.promises_in("NL11")}
    assert "NL11:386-392" in cited["study-added-value-of-migrants"]
    assert "new-policy-note" not in cited


def test_a_merge_takes_promises_along_and_may_be_heard_twice():
    keep, drop = organisation_by_code("iom"), organisation_by_code("icmpd")
    row = public.promise("follow-up-icmpd")
    Promise.objects.filter(pk=row.pk).update(owner=drop)
    for _time in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
        assert [one.code for one in public.promise("follow-up-icmpd").responsible.all()] == ["iom"]
        assert public.promise("follow-up-icmpd").owner == keep
    assert not PromiseParty.objects.filter(organisation=drop).exists()


def test_a_node_that_a_promise_touches_does_not_go():
    save(edition("a", "2001", "open", node("1"), node("2")))
    add(framework="TEST", nodes=["2"])
    with pytest.raises(Refused, match="a promise touches it"):
        save(edition("a", "2001", "open", node("1")))


def test_the_list_costs_the_same_however_many_there_are():
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for row in public.promises():
                list(row.nodes.all())
                list(row.responsible.all())
                assert row.framework.code
        return len(queries)

    add(responsible=["iom"], owner="nl-bz")
    before = cost()
    for number in range(15):
        write(add(f"n{number}", responsible=["iom"], owner="nl-bz"), "under_way", "2011")
    assert cost() == before <= 6


def test_steps_of_a_day_nobody_states_can_be_written():
    row = add(term="2011-12-31")
    write(row, "under_way")
    assert write(row, "kept").happened is None
    assert public.overdue(public.promise("tested"), date(2030, 1, 1)) is Answer.NO
