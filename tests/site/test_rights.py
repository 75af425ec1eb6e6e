# SPDX-License-Identifier: EUPL-1.2
"""Each right by role, page and API, compared with the one table of rights.

A door is a page or an operation of the API that one right opens. Everybody tries every door:
whoever may gets in, whoever may not is turned away (to sign in, 403, or 404 for what they may not
know of).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from corridor.engines.sheets import write_xlsx
from tests.support.pages import signed_in
from tests.support.people import make
from tests.support.rights import RIGHTS, allowed

SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
# Somebody without an account; with one and no role; of the organisation that it is about, and of
# another one; and those whose role reaches everywhere.
PEOPLE = ("nobody", "reader", "partner", "other partner", "officer", "editor", "administrator")
ROLES = {"partner": "partner", "other partner": "partner", "nobody": None, "reader": None}

OWN, OTHERS, ANY = "own", "others", "any"


@dataclass(frozen=True)
class Door:
    """`name` is a page of tests/support/pages.py or an address below the language, or for the API
    an address below /api/; "{…}" are the things of `things`.

    whose: OWN is about what belongs to the partner's organisation, OTHERS about what does not, ANY
    may be entered by whoever has the right for anything of theirs. `also` are other rights that
    open the same door.
    """

    permission: str
    name: str
    methods: str = "GET POST"
    whose: str = OTHERS
    also: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.permission} {self.methods} {self.name}"


def page(permission: str, *names: str, **more: Any) -> list[Door]:
    return [Door(permission, name, **more) for name in names]


POST = {"methods": "POST"}
PAGES = [
    *page("parties.change_organisation", "change an organisation", whose=OWN),
    *page("parties.change_organisation", "organisations/{other}/edit/"),
    *page("parties.merge_organisation", "merge an organisation", whose=OWN),
    *page("accounts.manage_accounts", "people", methods="GET"),
    *page("accounts.manage_accounts", "add somebody", "person"),
    *page("accounts.manage_accounts", "people/{user}/sign-in/", **POST),
    *page("audit.view_history", "history of a booking", methods="GET"),
    *page("jobs.view_runs", "runs", "run", methods="GET"),
    *page("jobs.start_load", "runs/load/", **POST),
    *page("reference.load_rates", "load rates"),
    *page("policy.book_spending", "book spending"),
    *page("policy.record_promise", "record a promise"),
    *page("policy.follow_promise", "follow a promise"),
    *page("portfolio.add_activity", "describe an activity", whose=ANY,
          also=("portfolio.change_activity",)),
    *page("portfolio.change_activity", "activities/{draft}/edit/", "activities/{draft}/files/add/",
          whose=OWN),
    *page("portfolio.change_activity", "activities/{foreign}/edit/"),
    *page("portfolio.publish_activity", "activities/{draft}/publish/", whose=OWN, **POST),
    *page("portfolio.record_money", "record money", "record a refund", "write a budget",
          "make a forecast"),
    *page("portfolio.write_results", "activities/{draft}/results/add/", whose=OWN),
    *page("portfolio.write_results", "add a result", "change a result", "correct figures"),
    *page("monitoring.view_rounds", "reporting rounds", "late reports", methods="GET", whose=ANY),
    *page("monitoring.view_rounds", "round, as the partner", "approved report", methods="GET",
          whose=OWN),
    *page("monitoring.open_round", "open rounds"),
    *page("monitoring.write_report", "report an activity", "rounds/{round}/workbook/", whose=OWN,
          methods="POST"),
    *page("monitoring.write_report", "report an activity", methods="GET", whose=OWN),
    *page("monitoring.submit_report", "rounds/{round}/steps/submit/", whose=OWN, **POST),
    *page("monitoring.judge_report", "reminders", methods="GET"),
    *page("monitoring.judge_report", "approve a report", whose=OWN),
    *page("monitoring.judge_report", "rounds/{submitted}/steps/send_back/", whose=OWN, **POST),
    *page("monitoring.judge_report", "rounds/{approved}/steps/lock/", whose=OWN, **POST),
    *page("monitoring.reopen_round", "rounds/{approved}/steps/reopen/", whose=OWN, **POST),
    *page("plans.write_plan", "start an action plan", whose=ANY),
    *page("plans.write_plan", "plans/{plan}/contributions/add/", whose=OWN),
    *page("plans.write_plan", "plans/{plan}/steps/submit/", whose=OWN, **POST),
    *page("plans.write_plan", "plans/{foreign_plan}/contributions/add/"),
    *page("plans.adopt_plan", "plans/{plan}/steps/adopt/", whose=OWN, **POST),
    *page("screening.screen_activity", "screenings/start/", whose=ANY),
    *page("screening.screen_activity", "screenings/{screening}/fill/", whose=OWN),
    *page("screening.screen_activity", "screenings/start/?activity={foreign}"),
    *page("screening.conclude_screening", "screenings/{screening}/conclude/", whose=OWN, **POST),
    *page("screening.decide_oda", "decide on aid"),
    *page("dossiers.write_dossier", "add an interest", "change a partnership", "record a step",
          "dossiers/conditionality/add/", "dossiers/partnerships/add/"),
    *page("dossiers.take_decision", "record a decision"),
    *page("learning.record_evaluation", "record an evaluation", "change an evaluation",
          "change a finding"),
    *page("learning.respond", "respond to a recommendation"),
    *page("learning.follow_up", "follow a recommendation"),
    *page("learning.accept_lesson", "record a lesson"),
    *page("learning.accept_lesson", "lessons/{lesson}/decision/", whose=OWN, **POST),
    *page("learning.propose_lesson", "propose a lesson", whose=ANY),
    *page("learning.propose_lesson", "lessons/{lesson}/edit/", whose=OWN,
          also=("learning.accept_lesson",)),
    *page("reporting.answer_question", "figures/questions/{question}/reject/", **POST),
    *page("reporting.publish_report", "publish"),
    *page("reporting.write_report", "start a report"),
    *page("reporting.write_report", "add a section", "title and summary",
          "writing/NL08/2012/sections/{unasked}/", **POST),
    *page("reporting.write_report", "writing/NL08/2012/steps/hand_in/", **POST),
    *page("reporting.review_report", "writing/NL08/2012/steps/approve/",
          "writing/NL08/2012/steps/send_back/", **POST),
]  # fmt: skip

STEP = "rounds/{%s}/steps"
API = [
    Door("portfolio.change_activity", "activities/{draft}", "GET", OWN),
    Door("monitoring.view_rounds", "rounds/{round}", "GET", OWN),
    Door("monitoring.open_round", "rounds", "POST", data={
        "partner": "iom", "start": "2030-01-01", "end": "2031-01-01", "due": "2031-02-01"}),
    Door("monitoring.write_report", "rounds/{round}/draft", "PUT", OWN),
    Door("monitoring.write_report", "rounds/{round}/workbooks", "POST", OWN,
         data={"file": b"no workbook"}),
    Door("monitoring.write_report", "rounds/{round}/workbooks/{kept}/confirm", "POST", OWN,
         data={"stamp": "x"}),
    Door("monitoring.submit_report", STEP % "round", "POST", OWN,
         data={"verb": "submit", "version": 1}),
    Door("monitoring.judge_report", STEP % "submitted", "POST", OWN,
         data={"verb": "send_back", "version": 1, "remark": "x"}),
    Door("monitoring.judge_report", STEP % "submitted", "POST", OWN,
         data={"verb": "approve", "version": 1}),
    Door("monitoring.judge_report", "rounds/{submitted}/remarks", "POST", OWN,
         also=("monitoring.write_report",), data={"text": "x"}),
    Door("monitoring.reopen_round", STEP % "approved", "POST", OWN,
         data={"verb": "reopen", "version": 1, "remark": "x"}),
]  # fmt: skip


@pytest.fixture
def world(account, settings) -> dict[str, Any]:
    """Everybody, every named page, and things of the partner's organisation and of another."""
    from corridor.foundation.accounts.public import User
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.reporting.models import Section
    from corridor.steering.learning import public as learning
    from corridor.steering.learning.actions.lessons import GivenLesson
    from corridor.steering.plans import public as plans
    from corridor.steering.policy.public import Framework
    from corridor.steering.portfolio.public import Activity
    from corridor.steering.screening import public as screening
    from corridor.values.texts import Text

    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    people = {role: account(role) for role in ("partner", "officer", "editor", "administrator")}
    people["reader"] = User.objects.create_user("reader@example.org", name="Reader")
    people["other partner"] = make("partner", email="other@example.org", at="adpc")
    iom = organisation_by_code("iom")
    text = Text(dict.fromkeys(("nl", "fr", "en"), "Something"))
    pages = {name: path for name, (_role, path) in signed_in().items()}
    own, foreign = (
        Activity.objects.filter(partner=each, code__isnull=False).order_by("pk")[0]
        for each in (iom, organisation_by_code("intent"))
    )
    lesson = learning.propose_lesson(
        by=people["partner"],
        organisation=iom,
        given=GivenLesson(text, text, learned=[own.public_id], evidence=text),
    )
    be = Framework.objects.get(code="BE")
    mine, theirs = (
        plans.start_plan(by=None, organisation=each, framework=be, year=2026).plan
        for each in (iom, organisation_by_code("intent"))
    )
    things = {
        "other": organisation_by_code("intent").public_id,
        "user": people["reader"].public_id,
        "foreign": foreign.public_id,
        "lesson": lesson.code,
        "question": pages["answer a question"].split("/")[2],
        "plan": mine.public_id,
        # The sample draft asks the partner for its first section.
        "unasked": Section.objects.filter(report__year=2012)[1].code,
        "foreign_plan": theirs.public_id,
        "screening": screening.start_screening(by=None, activity=own).public_id,
        **_rounds(pages, people["partner"]),
    }
    draft = Activity.objects.filter(partner=iom).exclude(pk=own.pk).order_by("-pk")[0]
    Activity.objects.filter(pk=draft.pk).update(public=False)
    things["draft"] = draft.public_id
    return {"people": people, "pages": pages, "things": things}


def _rounds(pages: dict[str, str], partner: Any) -> dict[str, str]:
    """The rounds that the named pages are about, and a workbook handed in for the first."""
    from corridor.steering.monitoring import public as monitoring

    round = monitoring.round_by_public_id(pages["round, as the partner"].split("/")[1])
    book = write_xlsx(monitoring.book_of(round, partner, "en"))
    kept = monitoring.keep_workbook(
        round=round, file=BytesIO(book), name="book.xlsx", size=len(book), by=partner
    )
    return {
        "kept": kept.public_id,
        "round": pages["round, as the partner"].split("/")[1],
        "submitted": pages["round, as an officer"].split("/")[1],
        "approved": pages["approved report"].split("/")[1],
    }


def expected(door: Door, who: str) -> bool:
    role = ROLES.get(who, who)
    own = who == "partner" if door.whose == OWN else door.whose == ANY and role is not None
    return any(allowed(right, role, own=own) for right in (door.permission, *door.also))


def tries(client, world: dict[str, Any], door: Door, who: str, prefix: str) -> Iterator[Any]:
    """Each method of the door tried by somebody; whatever it changed is taken back."""
    if who == "nobody":
        client.logout()
    else:
        client.force_login(world["people"][who], SIGNED_IN)
    path = prefix + world["pages"].get(door.name, door.name).format(**world["things"])
    for method in door.methods.split():
        with transaction.atomic():
            if "file" in door.data:
                given = {"file": ContentFile(door.data["file"], "book.xlsx")}
                yield method, client.post(path, given)
            elif prefix == "/api/":
                more = {"content_type": "application/json"} if door.data or method == "PUT" else {}
                body = json.dumps(door.data) if more else {}
                yield method, client.generic(method, path, body or b"", **more)
            else:
                yield method, getattr(client, method.lower())(path, door.data)
            transaction.set_rollback(True)


def let_in(response: Any) -> bool:
    """Not sent to sign in, nor told that they may not, nor that there is nothing."""
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return False
    assert response.status_code < 500
    return response.status_code not in (401, 403, 404)


def wrong(client, world: dict[str, Any], doors: list[Door], prefix: str) -> list[str]:
    return [
        f"{who} {method} {door.name}: {response.status_code}, expected "
        f"{'to get in' if expected(door, who) else 'to be turned away'}"
        for door in doors
        for who in PEOPLE
        for method, response in tries(client, world, door, who, prefix)
        if let_in(response) != expected(door, who)
    ]


@pytest.mark.parametrize("permission", RIGHTS)
def test_each_right_opens_its_pages_to_those_who_have_it(client, world, permission):
    doors = [door for door in PAGES if door.permission == permission]
    assert doors, "no page needs this right"
    faults = wrong(client, world, doors, "/en/")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("permission", [name for name, right in RIGHTS.items() if right.api])
def test_each_right_opens_its_api_to_those_who_have_it(client, world, permission):
    doors = [door for door in API if door.permission == permission]
    assert doors, "no operation of the API needs this right"
    faults = wrong(client, world, doors, "/api/")
    assert not faults, "\n".join(faults)


def test_the_table_tells_which_rights_programs_can_use():
    told = {name: right.api for name, right in RIGHTS.items() if right.api}
    tried = {door.permission: "reads" for door in API}
    tried |= {door.permission: "writes" for door in API if door.methods != "GET"}
    assert tried == told


def test_every_operation_that_writes_has_its_door(loaded, client):
    described = client.get("/api/openapi.json").json()["paths"]
    writing = {
        (method.upper(), path.removeprefix("/api/").count("/"), path.rsplit("/", 1)[-1])
        for path, operations in described.items()
        for method in operations
        if method != "get"
    }
    doors = {(d.methods, d.name.count("/"), d.name.rsplit("/", 1)[-1]) for d in API}
    # A file is sent to be checked by anybody, and nothing of it is written.
    assert writing - {("POST", 0, "verify")} <= doors
