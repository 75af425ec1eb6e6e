# SPDX-License-Identifier: EUPL-1.2
"""Recording evaluations, answering and following up: what is kept, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.learning import public
from corridor.steering.learning.actions import follow_merge
from corridor.steering.learning.models import (
    Evaluation,
    Finding,
    FollowUp,
    Lesson,
    Recommendation,
    Response,
)
from corridor.steering.portfolio.public import Activity
from corridor.values.answers import Answer
from corridor.values.periods import parse_days

from .conftest import advice, evaluation, fresh, response, standing, step, text

pytestmark = pytest.mark.usefixtures("loaded")


def test_an_evaluation_is_recorded_with_what_it_bears_on(desk):
    row = desk.add(evaluator="mgsog", day=parse_days("2011-09"))
    found = public.evaluation("tested", desk.by)
    assert [each.code for each in found.activities.all()] == ["nl-sdt"]
    assert [each.iso2 for each in found.countries.all()] == ["GH"]
    assert found.evaluator.code == "mgsog"
    assert (found.year, found.advice, found.open) == (2011, 0, 0)
    (made,) = history_of(row)
    assert (made.who, made.reason) == (desk.by.pk, "To test it.")


def test_it_gets_a_code_from_its_title_that_is_free(desk):
    first, second = desk.add(""), desk.add("")
    assert (first.code, second.code) == ("a-look-back-to-test-with", "a-look-back-to-test-with-2")
    assert desk.add("", title=text("New")).code == "new-2", "an address of the room itself"
    with pytest.raises(Refused) as refusal:
        desk.add(first.code)
    assert refusal.value.at == "code"


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"sources": []}, "sources"),
        ({"activities": ["nl-sdt", "nowhere"]}, "activities.1"),
        ({"nodes": ["NL08/99"]}, "nodes.0"),
        ({"nodes": ["NOPE/1"]}, "nodes.0"),
        ({"nodes": ["6"]}, "nodes.0"),
        ({"countries": ["GH", "XX"]}, "countries.1"),
        ({"evaluator": "nobody"}, "evaluator"),
        ({"document": "NOPE"}, "document"),
    ],
)
def test_what_is_refused_says_where_and_leaves_nothing(desk, more, at):
    with pytest.raises(Refused) as refusal:
        desk.add(**more)
    assert refusal.value.at == at
    assert not Evaluation.objects.filter(code="tested").exists()


def test_without_a_reason_nothing_is_written(desk):
    with pytest.raises(Refused) as refusal:
        public.add_evaluation(by=desk.by, given=evaluation(), reason=" ")
    assert refusal.value.at == "reason"
    row = desk.add()
    with pytest.raises(Refused) as refusal:
        desk.write(desk.advise(row), response(), reason=" ")
    assert refusal.value.at == "reason"


def test_who_saw_an_older_version_is_told_what_stands_now(desk):
    row = desk.add()
    given = evaluation(title=text("Renamed"), activities=[], countries=["MA"])
    public.change_evaluation(by=desk.by, evaluation=row, version=1, given=given, reason="Better.")
    found = public.evaluation("tested")
    assert (found.title["en"], found.version) == ("Renamed", 2)
    assert (list(found.activities.all()), found.countries.get().iso2) == ([], "MA")
    for verb in (
        lambda: public.change_evaluation(
            by=desk.by, evaluation=row, version=1, given=evaluation(), reason="x"
        ),
        lambda: public.write_part(
            by=desk.by, evaluation=row, version=1, given=advice(), reason="x"
        ),
    ):
        with pytest.raises(public.Stale) as stale:
            verb()
        assert stale.value.current.version == 2
    of = desk.advise(row)
    with pytest.raises(public.Stale):
        public.respond(by=desk.by, recommendation=of, version=2, given=response(), reason="x")
    assert public.evaluation("tested").title["en"] == "Renamed"


def test_parts_are_added_changed_and_taken_away(desk):
    row = desk.add()

    def found(given, part=None):
        return public.write_part(
            by=desk.by,
            evaluation=row,
            version=fresh(row).version,
            given=given,
            reason="x",
            part=part,
        )

    first = found(public.GivenFinding("strength", text("It works."), ["NL11:20"]))
    second = found(public.GivenFinding("weakness", text("It does not."), ["NL11:20"]))
    found(public.GivenFinding("neutral", text("It may."), ["NL11:20"]), first)
    assert [(each.kind, each.position) for each in public.findings_of(row)] == [
        ("neutral", 1),
        ("weakness", 2),
    ]
    public.remove_part(
        by=desk.by, evaluation=row, version=fresh(row).version, part=second, reason="x"
    )
    assert Finding.objects.filter(evaluation=row).count() == 1
    with pytest.raises(Refused) as refusal:
        found(public.GivenFinding("strength", text("x"), []))
    assert refusal.value.at == "sources"
    assert fresh(row).version == 5


def test_the_words_of_an_answered_recommendation_stay(desk):
    row = desk.add()
    of = desk.advise(row)
    desk.write(of, response())
    version = fresh(row).version
    with pytest.raises(Refused) as refusal:
        public.write_part(
            by=desk.by,
            evaluation=row,
            version=version,
            given=advice("Do worse."),
            reason="x",
            part=of,
        )
    assert refusal.value.at == "text"
    with pytest.raises(Refused):
        public.remove_part(by=desk.by, evaluation=row, version=version, part=of, reason="x")
    # By whom and by when may still be told better.
    public.write_part(
        by=desk.by,
        evaluation=row,
        version=version,
        given=advice(addressed="iom"),
        reason="x",
        part=of,
    )
    assert standing(of).addressed.code == "iom"


def test_the_last_step_says_how_a_recommendation_stands(desk):
    of = desk.advise(desk.add())
    assert (standing(of).state, standing(of).reply) == ("open", "")
    desk.write(of, response("rejected"))
    assert standing(of).state == "rejected"
    assert public.evaluation("tested").open == 0
    desk.write(of, response("partly"))
    assert (standing(of).state, public.evaluation("tested").open) == ("open", 1)
    desk.write(of, step("under_way", day="2012"))
    assert standing(of).state == "under_way"
    desk.write(of, step("done", day="2013"))
    assert (standing(of).state, public.evaluation("tested").open) == ("done", 0)


def test_steps_that_cannot_follow_say_at_which_field(desk):
    of = desk.advise(desk.add())
    for given, at in (
        (step(corrects=True), "corrects"),
        (step(sources=[]), "sources"),
        (response(corrects=True), "corrects"),
        (response(organisation="nobody"), "organisation"),
    ):
        with pytest.raises(Refused) as refusal:
            desk.write(of, given)
        assert refusal.value.at == at
    desk.write(of, step("done", day="2012"))
    for given, at in ((step("planned"), "state"), (step("done", day="2010"), "day")):
        with pytest.raises(Refused) as refusal:
            desk.write(of, given)
        assert refusal.value.at == at
    assert of.follow_ups.count() == 1
    assert of.responses.count() == 0


def test_a_correction_is_a_step_of_its_own_and_the_wrong_one_stays(desk):
    of = desk.advise(desk.add())
    wrong = desk.write(of, step("done", day="2011"))
    right = desk.write(of, step("under_way", day="2011", corrects=True), reason="Misread.")
    assert right.corrects == wrong
    assert standing(of).state == "under_way"
    (each,) = public.advice_of(of.evaluation)
    assert [one.state for one in each.follow_ups] == ["done", "under_way"]
    assert each.follow_ups[0].corrected_by == right


def test_steps_are_only_ever_added(desk):
    of = desk.advise(desk.add())
    answered, done = desk.write(of, response()), desk.write(of, step("done"))
    for change in (
        lambda: Response.objects.filter(pk=answered.pk).update(reply="rejected"),
        lambda: Response.objects.filter(pk=answered.pk).delete(),
        lambda: FollowUp.objects.filter(pk=done.pk).update(state="planned"),
        lambda: FollowUp.objects.filter(pk=done.pk).delete(),
    ):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            change()
    with pytest.raises(ProtectedError), transaction.atomic():
        of.evaluation.delete()


def test_evidence_is_a_source_or_a_statement_of_it(desk):
    of = desk.advise(desk.add())
    desk.write(of, step(sources=[], evidence=text("She said so.")))
    bare = FollowUp(recommendation=of, position=9, state="done", text=text("x"), entered="person")
    with pytest.raises(IntegrityError, match="learning_followup_evidence"), transaction.atomic():
        bare.save()


def test_a_timeline_goes_by_day_and_answers_come_first(desk):
    of = desk.advise(desk.add())
    desk.write(of, response(day="2010"))
    desk.write(of, step("planned"))
    desk.write(of, step("under_way", day="2011"))
    desk.write(of, response("partly", day="2012"))
    desk.write(of, step("done", day="2012"))
    (each,) = public.advice_of(of.evaluation)
    said = [getattr(one, "reply", getattr(one, "state", "")) for one in each.timeline]
    assert said == ["planned", "accepted", "under_way", "partly", "done"]


def test_the_databases_answer_to_overdue_is_that_of_the_rule(desk):
    row = desk.add()
    for term in (None, "2011", "2011-06/2011-09", "2013"):
        for given in (None, step(day="2011"), step(day="2012-07"), step("silent"), step("done")):
            of = desk.advise(row, advice(term=term))
            if given:
                desk.write(of, given)
    desk.write(desk.advise(row, advice(term="2011")), response(term="2015"))
    pack = public.recommendations().exclude(evaluation=row)
    assert pack.exists()
    for day in (date(2011, 7, 1), date(2012, 8, 1), date(2014, 1, 1), date(2026, 1, 1)):
        rows = list(public.recommendations())
        for answer, condition in public.overdue_where(day).items():
            found = set(public.recommendations().filter(condition).values_list("pk", flat=True))
            assert found == {one.pk for one in rows if public.overdue(one, day) is answer}


def test_a_response_may_set_another_term(desk):
    of = desk.advise(desk.add(), advice(term="2011"))
    assert public.overdue(standing(of), date(2012, 5, 1)) is Answer.YES
    desk.write(of, response(term="2012-12-31"))
    assert public.overdue(standing(of), date(2012, 5, 1)) is Answer.NO
    assert public.overdue(standing(of), date(2013, 5, 1)) is Answer.YES


def test_a_merge_takes_everything_along_and_may_be_heard_twice(desk):
    keep, drop = organisation_by_code("iom"), organisation_by_code("icmpd")
    row = desk.add(evaluator="icmpd", commissioner="icmpd")
    of = desk.advise(row, advice(addressed="icmpd"))
    desk.write(of, response(organisation="icmpd"))
    lesson = Lesson.objects.first()
    Lesson.objects.filter(pk=lesson.pk).update(proposer=drop)
    for _time in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
        found = fresh(row)
        assert found.evaluator == found.commissioner == keep
        assert Recommendation.objects.get(pk=of.pk).addressed == keep
        assert of.responses.get().organisation == keep
        assert Lesson.objects.get(pk=lesson.pk).proposer == keep


def test_a_draft_activity_stays_hidden(desk, account):
    Activity.objects.filter(code="nl-sdt").update(public=False)
    row = desk.add()
    assert list(public.evaluation(row.code).activities.all()) == []
    assert public.evaluation(row.code, desk.by).activities.count() == 1
    hidden = Activity.objects.get(code="nl-sdt").public_id
    assert not public.evaluations_seen_of(hidden, None).exists()
    assert public.evaluations_seen_of(hidden, desk.by).exists()


def test_lists_cost_the_same_however_many_there_are(desk):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for row in public.evaluations():
                list(row.activities.all())
                list(row.nodes.all())
                assert row.evaluator is None or row.evaluator.name
            for each in public.advice_of(evaluation_row):
                assert each.timeline is not None
        return len(queries)

    evaluation_row = desk.add(evaluator="iom", commissioner="nl-bz")
    desk.write(desk.advise(evaluation_row, advice(addressed="iom")), response(organisation="iom"))
    before = cost()
    for number in range(5):
        desk.add(f"n{number}", evaluator="iom")
        of = desk.advise(evaluation_row, advice(addressed="iom"))
        desk.write(of, response(organisation="iom"))
        desk.write(of, step())
    assert cost() <= before + 1 <= 16
