# SPDX-License-Identifier: EUPL-1.2
"""Evaluations and lessons to test with, beside the whole pack of `loaded`."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from corridor.steering.learning import public
from corridor.steering.learning.models import Evaluation, Recommendation
from corridor.values.periods import parse_days
from corridor.values.texts import Text

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def evaluation(**more: Any) -> public.GivenEvaluation:
    values: dict[str, Any] = {
        "kind": "evaluation",
        "title": text("A look back to test with"),
        "sources": ["NL11:20"],
        "activities": ["nl-sdt"],
        "nodes": ["NL08/6"],
        "countries": ["GH"],
        **more,
    }
    return public.GivenEvaluation(**values)


def advice(words: str = "Do better.", **more: Any) -> public.GivenRecommendation:
    term = more.pop("term", None)
    return public.GivenRecommendation(
        text(words), ["NL11:21"], term=parse_days(term) if term else None, **more
    )


def response(reply: str = "accepted", **more: Any) -> public.GivenResponse:
    values = {"sources": ["NL11:22"], **_days(more)}
    return public.GivenResponse(public.Reply(reply), text("We answered."), **values)


def step(state: str = "under_way", **more: Any) -> public.GivenFollowUp:
    values = {"sources": ["NL11:23"], **_days(more)}
    return public.GivenFollowUp(public.State(state), text("It was done."), **values)


def _days(more: dict[str, Any]) -> dict[str, Any]:
    return {
        name: parse_days(value) if name in ("day", "term") and value else value
        for name, value in more.items()
    }


def lesson(**more: Any) -> public.GivenLesson:
    values: dict[str, Any] = {
        "title": text("A lesson to test with"),
        "text": text("Test before you say it works."),
        "themes": ["return"],
        "evidence": text("We saw it happen."),
        "learned": ["nl-trqn-2"],
        **more,
    }
    return public.GivenLesson(**values)


def fresh(row: Evaluation) -> Evaluation:
    return Evaluation.objects.get(pk=row.pk)


def standing(row: Recommendation) -> Any:
    """The recommendation as the room tells how it stands."""
    return public.recommendations().get(pk=row.pk)


class Desk:
    """An officer at work, always on what stands now."""

    def __init__(self, by: Any) -> None:
        self.by = by

    def add(self, code: str = "tested", **more: Any) -> Evaluation:
        return public.add_evaluation(
            by=self.by, given=evaluation(**more), reason="To test it.", code=code
        )

    def advise(self, row: Evaluation, given: public.GivenRecommendation | None = None) -> Any:
        return public.write_part(
            by=self.by,
            evaluation=row,
            version=fresh(row).version,
            given=given or advice(),
            reason="It says so.",
        )

    def write(self, of: Recommendation, given: Any, reason: str = "It was told.") -> Any:
        verb: Any = public.respond if isinstance(given, public.GivenResponse) else public.follow_up
        version = fresh(of.evaluation).version
        return verb(by=self.by, recommendation=of, version=version, given=given, reason=reason)


@pytest.fixture
def desk(account) -> Desk:
    return Desk(account("officer"))


@pytest.fixture
def signed_in(account, settings):
    """A maker of browsers: `signed_in("partner")` is somebody of IOM."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()

    def made(role: str, **more: Any) -> Client:
        client = Client()
        client.force_login(account(role, **more), backend=BACKEND)
        return client

    return made
