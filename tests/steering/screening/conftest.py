# SPDX-License-Identifier: EUPL-1.2
"""Activities to decide on and to screen, beside the whole pack of `loaded`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.portfolio.public import Activity
from corridor.steering.screening import public
from corridor.values.texts import Text

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
ROLES = ("", "partner", "administrator", "officer", "editor")


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def given(decision: str = "eligible", **more: Any) -> public.GivenDecision:
    stated = {"reasons": text("It serves farmers."), "decided_by": "ODA desk"}
    return public.GivenDecision(decision, **{**stated, "day": date(2026, 1, 5), **more})


def findings(**results: str) -> dict[str, public.GivenFinding]:
    return {
        test: public.GivenFinding(result, text(f"Looked at {test}."))
        for test, result in results.items()
    }


def fresh(row: public.Screening) -> public.Screening:
    return public.Screening.objects.select_related("activity", "general", "special").get(pk=row.pk)


@pytest.fixture
def activity(loaded) -> Activity:
    """A public activity in farming of which IOM is the partner."""
    row = Activity.objects.create(
        level="project",
        title=text("Seed for dry land"),
        sources=["NL08:1"],
        partner=organisation_by_code("iom"),
        flow_type="10",
    )
    row.sectors.create(vocabulary="1", code="31150", percentage=100)
    return row


@pytest.fixture
def foreign(loaded) -> Activity:
    """A public activity of another partner."""
    return Activity.objects.create(
        level="project",
        title=text("Wells"),
        sources=["NL08:1"],
        partner=organisation_by_code("enabel"),
    )


@pytest.fixture
def signed_in(account, settings):
    """A maker of browsers: `signed_in("partner")` is somebody of IOM, "" is nobody."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    clients: dict[str, Client] = {"": Client()}

    def made(role: str) -> Client:
        if role not in clients:
            clients[role] = Client()
            clients[role].force_login(account(role), backend=BACKEND)
        return clients[role]

    return made


@pytest.fixture
def screened(activity, account):
    """A maker of concluded screenings of `activity` in which every answer is 1."""

    held: dict[str, Any] = {}

    def made(of: Activity = activity, failing: str = "gender") -> public.Screening:
        if not held:
            held["officer"] = account("officer", email="screener@example.org")
        officer = held["officer"]
        row = public.start_screening(by=officer, activity=of, sector="agriculture")
        row = public.fill_screening(
            by=officer,
            screening=row,
            version=1,
            answers={place: public.GivenAnswer(1) for place in range(row.asked)},
            findings=findings(**{failing: "fail"}),
            conclusion=text("Mind the herders."),
        )
        return public.conclude_screening(by=officer, screening=row, version=row.version)

    return made
