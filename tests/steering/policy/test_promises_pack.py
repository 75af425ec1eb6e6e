# SPDX-License-Identifier: EUPL-1.2
"""Promises in a data pack: loaded twice, added to, and what is refused at which place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from corridor.foundation.jobs.public import load_pack
from corridor.steering.policy import public
from corridor.steering.policy.models import Promise, PromiseStep

from .promising import add, write

pytestmark = pytest.mark.usefixtures("loaded")


class Silent:
    def expect(self, total: int) -> None: ...

    def step(self, count: int = 1) -> None: ...


def said(words: str) -> dict[str, str]:
    return {"nl": words, "fr": words, "en": words}


def step(state: str = "under_way", day: str = "2011", **more: Any) -> dict[str, Any]:
    return {"state": state, "day": day, "text": said("Done."), "sources": ["NL11:20"], **more}


def record(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "code": "packed",
        "framework": "NL08",
        "kind": "promise",
        "title": said("Packed"),
        "text": said("It will be packed."),
        "origin": said("A note"),
        "day": "2008",
        "term": "none",
        "nodes": ["1"],
        "responsible": ["iom"],
        "sources": ["NL08:1"],
        "steps": list(steps),
        **more,
    }


@pytest.fixture
def load(tmp_path):
    """Load records as a pack of one file; gives what became of them and the faults."""

    def loading(*records: dict[str, Any]) -> tuple[dict[str, int], list[str]]:
        path = tmp_path / "promise.yaml"
        path.write_text(yaml.safe_dump(list(records), allow_unicode=True), encoding="utf-8")
        report = load_pack(tmp_path, progress=Silent())
        return dict(report.outcomes.get("promise", {})), [each.message for each in report.faults]

    return loading


def test_loaded_twice_changes_nothing_and_a_new_step_is_added(load):
    once = record(step())
    assert load(once) == ({"created": 1}, [])
    version = public.promise("packed").version
    assert load(once) == ({"unchanged": 1}, [])
    assert public.promise("packed").version == version
    assert load(record(step(), step("kept", "2012"))) == ({"changed": 1}, [])
    assert public.promise("packed").state == "kept"
    assert [each.entered for each in public.steps_of(public.promise("packed"))] == ["pack"] * 2


def test_what_the_record_itself_says_may_change(load):
    load(record(step()))
    again = record(step(), title=said("Repacked"), nodes=["2"], responsible=[], term="2012")
    assert load(again) == ({"changed": 1}, [])
    row = public.promise("packed")
    assert row.title["en"] == "Repacked"
    assert [node.code for node in row.nodes.all()] == ["2"]
    assert list(row.responsible.all()) == []
    assert row.steps.count() == 1


def test_a_correction_in_the_pack_is_a_step_after_the_wrong_one(load):
    wrong = step("kept")
    load(record(wrong))
    right = step("changed", "2011", corrects=True, reason="The report was misread.")
    assert load(record(wrong, right)) == ({"changed": 1}, [])
    assert public.promise("packed").state == "changed"


@pytest.mark.parametrize(
    ("again", "place"),
    [
        ([step("kept")], "steps.0: this step was loaded before"),
        ([], "steps: a step that was loaded before is left out"),
    ],
)
def test_what_was_loaded_is_not_taken_back(load, again, place):
    load(record(step()))
    outcome, faults = load(record(*again))
    assert outcome == {}
    assert faults[0].startswith(place)
    assert public.promise("packed").state == "under_way"


def test_a_pack_does_not_overrule_what_an_officer_wrote(load):
    load(record(step()))
    write(public.promise("packed"), "changed", "2012")
    assert load(record(step())) == ({"unchanged": 1}, [])
    _outcome, faults = load(record(step(), step("kept", "2013")))
    assert faults[0].startswith("steps.1: somebody wrote a step here since")
    assert public.promise("packed").state == "changed"


def test_a_code_that_an_officer_gave_is_not_taken_over(load):
    add("packed")
    _outcome, faults = load(record())
    assert faults == ["code: an officer recorded a promise 'packed' here; give this another"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (record(code="new"), "code: the code 'new' is kept"),
        (record(framework="NOPE"), "framework: there is no framework 'NOPE'"),
        (record(nodes=["1", "99"]), "nodes.1: NL08 has no node '99'"),
        (record(responsible=["iomm"]), "responsible.0: there is no organisation 'iomm'"),
        (record(term="soon"), "term: 'soon' is not a date"),
        (record(day="2011-13"), "day: '2011-13' is not a day"),
        (record(sources=["NL08:99999"]), "sources.0: NL08:99999"),
        (record(amount="5"), "an amount has a currency"),
        (record(kind="wish"), "kind:"),
        (record(reading_of="packed"), "another reading says in its note"),
        (record(reading_of="packed", note=said("x")), "reading_of: 'packed' is no promise"),
        (record(reading_of="motion-ferrier", note=said("x")), "reading_of:"),
        (record(title={"nl": "x"}), "title: the translation is missing in: fr, en"),
        (record({**step(), "sources": None}), "steps.0: a step has sources"),
        (record(step(corrects=True)), "steps.0: a correction, and only a correction"),
        (record(step(corrects=True, reason="x")), "steps.0.corrects:"),
        (record(step("kept"), step("open")), "steps.1.state:"),
        (record(step("kept", "2011"), step("kept", "2009")), "steps.1.day:"),
        (record(step("kept", "2013"), term="2011"), "steps.0.state:"),
        (record(step("kept", sources=["NOPE:1"])), "steps.0.sources.0:"),
        (record(step("kept", text={"en": "x"})), "steps.0.text: the translation is missing"),
    ],
)
def test_a_record_that_is_refused_says_where_and_leaves_nothing(load, given, fault):
    promises, steps = Promise.objects.count(), PromiseStep.objects.count()
    outcome, faults = load(given)
    assert outcome == {}
    assert any(fault in each for each in faults), faults
    assert (Promise.objects.count(), PromiseStep.objects.count()) == (promises, steps)


def test_evidence_may_stand_in_place_of_sources(load):
    bare = {key: value for key, value in step("kept").items() if key != "sources"}
    assert load(record({**bare, "evidence": said("The minutes.")})) == ({"created": 1}, [])
