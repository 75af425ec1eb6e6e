# SPDX-License-Identifier: EUPL-1.2
"""Evaluations and lessons in a data pack: loaded twice, added to, refused; and the pack's own."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from corridor.foundation.jobs.public import load_pack
from corridor.steering.learning import public
from corridor.steering.learning.models import Evaluation, Lesson, Recommendation

from .conftest import evaluation, lesson, step

pytestmark = pytest.mark.usefixtures("loaded")


class Silent:
    def expect(self, total: int) -> None: ...

    def step(self, count: int = 1) -> None: ...


def said(words: str) -> dict[str, str]:
    return {"nl": words, "fr": words, "en": words}


def done(state: str = "under_way", **more: Any) -> dict[str, Any]:
    day = {"day": "2011", "text": said("Done."), "sources": ["NL11:20"]}
    return {"state": state, **day, **more}


def told(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"text": said("Do it."), "sources": ["NL11:20"], "follow_ups": list(steps), **more}


def record(*advice: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "code": "packed",
        "kind": "study",
        "stage": "finished",
        "independence": "unknown",
        "title": said("Packed"),
        "day": "2011",
        "activities": ["nl-sdt"],
        "nodes": ["NL08/6"],
        "sources": ["NL11:20"],
        "findings": [{"kind": "strength", "text": said("Good."), "sources": ["NL11:20"]}],
        "recommendations": list(advice),
        **more,
    }


@pytest.fixture
def load(tmp_path):
    """Load records as a pack of one file; gives what became of them and the faults."""

    def loading(*records: dict[str, Any], kind: str = "evaluation") -> tuple[Any, list[str]]:
        path = tmp_path / f"{kind}.yaml"
        path.write_text(yaml.safe_dump(list(records), allow_unicode=True), encoding="utf-8")
        report = load_pack(tmp_path, progress=Silent())
        path.unlink()
        return dict(report.outcomes.get(kind, {})), [each.message for each in report.faults]

    return loading


def test_loaded_twice_changes_nothing_and_a_new_step_is_added(load):
    once = record(told(done()))
    assert load(once) == ({"created": 1}, [])
    version = Evaluation.objects.get(code="packed").version
    assert load(once) == ({"unchanged": 1}, [])
    assert Evaluation.objects.get(code="packed").version == version
    assert load(record(told(done(), done("done", day="2012")))) == ({"changed": 1}, [])
    assert public.recommendations().get(evaluation__code="packed").state == "done"


def test_what_it_says_may_change_while_its_steps_stay(load):
    load(record(told(done())))
    again = record(told(done()), told(), title=said("Repacked"), findings=[], nodes=[])
    assert load(again) == ({"changed": 1}, [])
    row = public.evaluation("packed")
    assert (row.title["en"], row.advice, list(row.nodes.all())) == ("Repacked", 2, [])
    assert public.findings_of(row) == []


@pytest.mark.parametrize(
    ("again", "place"),
    [
        (record(told(done("done"))), "recommendations.0.follow_ups.0: this step was loaded"),
        (record(told()), "recommendations.0.follow_ups: a step that was loaded"),
        (record(), "recommendations: a recommendation that was answered"),
        (record(told(done(), text=said("No."))), "recommendations.0.text: a recommendation"),
        (record(told(done()), nodes=["NL08/99"]), "nodes.0:"),
        (record(told(done()), code="new"), "code: the code"),
        (record(told(done(), done("planned", day="2012"))), "recommendations.0.follow_ups.1.state"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(load, again, place):
    load(record(told(done())))
    outcome, faults = load(again)
    assert not outcome.get("changed")
    assert any(place in each for each in faults), faults
    assert public.recommendations().get(evaluation__code="packed").state == "under_way"


def test_what_people_wrote_is_not_overruled(load, desk):
    load(record(told(done())))
    row = Evaluation.objects.get(code="packed")
    of = Recommendation.objects.get(evaluation=row)
    desk.write(of, step("done", day="2012"))
    assert load(record(told(done()))) == ({"unchanged": 1}, [])
    outcome, faults = load(record(told(done(), done("dropped", day="2013"))))
    assert not outcome.get("changed")
    assert "somebody wrote a step here since" in faults[0]
    version = Evaluation.objects.get(code="packed").version
    public.change_evaluation(
        by=desk.by, evaluation=row, version=version, given=evaluation(), reason="Better."
    )
    _outcome, faults = load(record(told(done()), title=said("Other")))
    assert "people changed" in faults[0]
    desk.add("theirs")
    assert "somebody wrote" in load(record(code="theirs"))[1][0]


def a_lesson(**more: Any) -> dict[str, Any]:
    return {
        "code": "packed",
        "title": said("Packed"),
        "text": said("It can be packed."),
        "learned": ["nl-sdt"],
        "themes": ["return"],
        "sources": ["NL11:20"],
        **more,
    }


def test_lessons_are_loaded_changed_and_left_alone(load, desk):
    assert load(a_lesson(), kind="lesson") == ({"created": 1}, [])
    assert load(a_lesson(), kind="lesson") == ({"unchanged": 1}, [])
    assert load(a_lesson(countries=["MA"]), kind="lesson") == ({"changed": 1}, [])
    row = public.lesson("packed")
    assert (row.countries.get().iso2, row.version) == ("MA", 2)
    public.change_lesson(by=desk.by, lesson=row, version=2, given=lesson(), reason="Better.")
    assert "people changed" in load(a_lesson(), kind="lesson")[1][0]
    assert "themes.0" in load(a_lesson(code="b", themes=["none"]), kind="lesson")[1][0]


def test_every_look_back_that_the_documents_name_stands_here():
    rows = {row.code: row for row in public.evaluations()}
    assert len(rows) == 38
    assert len([row for row in rows.values() if row.advice]) == 4
    stands = {
        (row.evaluation.code, row.position): (row.state, row.reply)
        for row in public.recommendations()
    }
    assert stands["nl-sdt-mid-term", 1] == ("done", "not_stated")
    assert stands["nl-added-value-of-migrants", 1] == ("planned", "accepted")
    assert stands["eu-gam-evaluation", 1] == ("under_way", "accepted")
    assert stands["nl-corridor-workshop", 4] == ("open", "")
    # Only named in the documents: nothing is made up of what it found.
    for code in ("nl-blue-birds-evaluation", "nl-broad-evaluation-2011", "nl-hrt-evaluation"):
        assert public.findings_of(rows[code]) == []
        assert rows[code].note


def test_the_pack_speaks_three_languages_with_sources_for_everything():
    for row in Evaluation.objects.all():
        for each in (row.title, row.text, row.consequence, row.note):
            assert each is None or not each.missing()
        for part in (*public.findings_of(row), *row.recommendations.all()):
            assert part.citations
            assert not part.text.missing()
    assert Lesson.objects.count() == 13
    for lesson_ in Lesson.objects.all():
        assert lesson_.sources
        assert not lesson_.text.missing()
    reused = public.lesson("combine-cash-and-kind")
    assert {tie.activity.code for tie in reused.ties if tie.role == "reused"} == {
        "nl-return-framework-2012"
    }
