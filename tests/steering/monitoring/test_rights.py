# SPDX-License-Identifier: EUPL-1.2
"""Each right by role, at one's own organisation and at another's, on the page and by the API."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.translation import override

from corridor.steering.monitoring.models import Remark, Round
from corridor.steering.monitoring.public import (
    Verb,
    add_evidence,
    approve,
    open_round,
    remark_on,
)
from corridor.values.periods import Period

from .conftest import DUE, make_person

pytestmark = pytest.mark.django_db
JSON = "application/json"
PDF = b"%PDF-1.4"
WHO = ("nobody", "writer", "stranger", "officer", "editor", "administrator")
OK, LOGIN, NO, HIDDEN = "allowed", "asked to sign in", "forbidden", "not there"


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()  # else an administrator is led there


@pytest.fixture
def people(stage):
    return {
        "nobody": None,
        "writer": stage.writer,
        "stranger": stage.stranger,
        "officer": stage.officer,
        "editor": stage.editor,
        "administrator": make_person("administrator", None),
    }


@pytest.fixture
def visit(client, people):
    def go(who, method, address, data=None, **more):
        client.logout()
        if people[who] is not None:
            client.force_login(people[who])
        return getattr(client, method)(address, data, **more)

    return go


def page(name, *args):
    room = "accounts" if name == "desk" else "monitoring"
    with override("en"):
        return reverse(f"{room}:{name}", args=args)


def outcome(response) -> str:
    if response.status_code == 302 and "/account/login" in response["Location"]:
        return LOGIN
    if response.status_code in (401, 403, 404):
        return {401: LOGIN, 403: NO, 404: HIDDEN}[response.status_code]
    assert response.status_code < 500
    return OK


SEEN = {
    "nobody": LOGIN,
    "writer": OK,
    "stranger": HIDDEN,
    "officer": OK,
    "editor": OK,
    "administrator": HIDDEN,
}


def only(*who, others=NO):
    """Who is allowed; who may see the round but not do this is forbidden."""
    table = {each: others if SEEN[each] == OK else SEEN[each] for each in WHO}
    return table | dict.fromkeys(who, OK)


OFFICERS = ("officer", "editor")


@pytest.mark.parametrize("who", WHO)
def test_who_sees_a_round_its_draft_and_its_files(stage, visit, who):
    row = add_evidence(
        round=stage.round,
        activity=stage.activity,
        file=BytesIO(PDF),
        size=len(PDF),
        title="Survey",
        by=stage.writer,
    )
    at = stage.round.public_id
    for address in (
        page("round", at),
        page("review", at, stage.activity.public_id),
        page("evidence", at, row.public_id),
        f"/api/rounds/{at}",
        f"/api/rounds/{at}/draft",
    ):
        assert outcome(visit(who, "get", address)) == SEEN[who], address


@pytest.mark.parametrize("who", WHO)
def test_who_sees_an_approved_report(stage, visit, who):
    stage.submit()
    approve(round=stage.reload(), version=stage.round.version, by=stage.second)
    at = stage.round.public_id
    for address in (
        page("approved", at, 1),
        page("approved-json", at, 1),
        f"/api/rounds/{at}/approved/1",
    ):
        assert outcome(visit(who, "get", address)) == SEEN[who], address


@pytest.mark.parametrize("who", WHO)
def test_who_sees_the_lists(stage, visit, who):
    listed = {"nobody": LOGIN, "administrator": NO}.get(who, OK)
    assert outcome(visit(who, "get", page("rounds"))) == listed
    assert outcome(visit(who, "get", page("late"))) == listed
    assert outcome(visit(who, "get", page("desk"))) == (LOGIN if who == "nobody" else OK)
    sent = {"nobody": LOGIN, "officer": OK, "editor": OK}.get(who, NO)
    assert outcome(visit(who, "get", page("reminders"))) == sent
    answer = visit(who, "get", "/api/rounds")
    if who == "nobody":
        assert answer.status_code == 401
    else:
        count = 1 if SEEN[who] == OK else 0
        assert answer.json()["count"] == count
        if listed == OK:
            assert (b"Helpers" in visit(who, "get", page("rounds")).content) == bool(count)
            assert (b"Helpers" in visit(who, "get", page("late")).content) == bool(count)


@pytest.mark.parametrize("who", WHO)
def test_who_writes_a_report(stage, visit, who):
    at, expected = stage.round.public_id, only("writer")[who]
    form = page("report", at, stage.activity.public_id)
    for method in ("get", "post"):
        assert outcome(visit(who, method, form, {})) == expected
    given = {"narratives": [{"activity": stage.activity.public_id, "done": {"en": who}}]}
    answer = visit(who, "put", f"/api/rounds/{at}/draft", given, content_type=JSON)
    assert outcome(answer) == expected
    assert stage.round.narratives.exists() == (expected == OK)


def take(visit, stage, who, verb, **more):
    """A step on the page and by the API; each from the same state."""
    stage.reload()
    at, version, state = stage.round.public_id, stage.round.version, stage.round.state
    sent = {f"{verb}-version": version} | {f"{verb}-{k}": v for k, v in more.items()}
    by_page = visit(who, "post", page("step", at, verb), sent)
    after = stage.reload().state
    Round.objects.filter(pk=stage.round.pk).update(state=state, version=version)
    given = {"verb": verb, "version": version, **more}
    by_api = visit(who, "post", f"/api/rounds/{at}/steps", given, content_type=JSON)
    assert stage.reload().state == after
    return outcome(by_page), outcome(by_api), after != state


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        ("submit", ("writer",)),
        ("send_back", OFFICERS),
        ("lock", OFFICERS),
        ("reopen", OFFICERS),
        ("open", OFFICERS),
    ],
)
def test_who_takes_which_step(stage, visit, who, verb, allowed):
    if verb == "submit":
        stage.fill()
    elif verb == "open":
        Round.objects.filter(pk=stage.round.pk).update(state="planned")
    else:
        stage.submit()
    if verb in ("lock", "reopen"):
        approve(round=stage.reload(), version=stage.round.version, by=stage.second)
    expected = only(*allowed)[who]
    told = take(visit, stage, who, verb, remark="because")
    assert told == (expected, expected, expected == OK)


@pytest.mark.parametrize("who", WHO)
def test_who_approves(stage, visit, who):
    stage.submit()
    at, expected = stage.round.public_id, only(*OFFICERS)[who]
    address = page("approve", at)
    assert outcome(visit(who, "get", address)) == expected
    given = {"verb": "approve", "version": stage.round.version}
    answer = visit(who, "post", f"/api/rounds/{at}/steps", given, content_type=JSON)
    assert outcome(answer) == expected
    assert stage.round.approved.exists() == (expected == OK)
    if expected == OK:
        stage.step(Verb.REOPEN, stage.second, "Again.")
        stage.step(Verb.SUBMIT, stage.writer)
        stage.reload()
    assert outcome(visit(who, "post", address, {"version": stage.round.version})) == expected
    assert stage.round.approved.count() == (2 if expected == OK else 0)


@pytest.mark.parametrize("who", WHO)
def test_who_remarks_and_says_that_a_remark_is_dealt_with(stage, visit, who):
    kept = remark_on(round=stage.round, text="First.", by=stage.second)
    at, expected = stage.round.public_id, only("writer", *OFFICERS)[who]
    assert outcome(visit(who, "post", page("remark", at), {"text": "Second."})) == expected
    assert outcome(visit(who, "post", page("resolve", at, kept.public_id))) == expected
    answer = visit(who, "post", f"/api/rounds/{at}/remarks", {"text": "Third."}, content_type=JSON)
    assert outcome(answer) == expected
    assert Remark.objects.count() == (3 if expected == OK else 1)
    kept.refresh_from_db()
    assert (kept.resolved is not None) == (expected == OK)


@pytest.mark.parametrize("who", WHO)
def test_who_makes_rounds(stage, visit, who):
    expected = {"nobody": LOGIN, "officer": OK, "editor": OK}.get(who, NO)
    address = page("open")
    assert outcome(visit(who, "get", address)) == expected
    sent = {"start": "2012-01-01", "end": "2012-12-31", "due": "2013-03-01"}
    assert outcome(visit(who, "post", address, sent)) == expected
    given = {
        "partner": stage.partner.code,
        "start": "2010-01-01",
        "end": "2011-01-01",
        "due": "2011-03-01",
    }
    assert outcome(visit(who, "post", "/api/rounds", given, content_type=JSON)) == expected
    assert Round.objects.count() == (3 if expected == OK else 1)


def test_a_file_of_another_round_is_not_there(stage, visit):
    row = add_evidence(
        round=stage.round,
        activity=stage.activity,
        file=BytesIO(PDF),
        size=len(PDF),
        title="Survey",
        by=stage.writer,
    )
    other = open_round(
        partner=stage.partner, period=Period.year(2012), due=DUE.replace(2013), by=None
    )
    address = page("evidence", other.public_id, row.public_id)
    assert outcome(visit("officer", "get", address)) == HIDDEN
    kept = remark_on(round=stage.round, text="First.", by=stage.second)
    address = page("resolve", other.public_id, kept.public_id)
    assert outcome(visit("officer", "post", address)) == HIDDEN


def test_steps_and_remarks_are_not_taken_by_looking(stage, visit):
    at = stage.round.public_id
    for address in (page("step", at, "submit"), page("remark", at)):
        assert visit("writer", "get", address).status_code == 405
    assert visit("officer", "post", page("step", at, "approve")).status_code == 404
