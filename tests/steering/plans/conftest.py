# SPDX-License-Identifier: EUPL-1.2
"""Plans to test with, of organisations that the pack has, beside the whole pack of `loaded`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan, Contribution
from corridor.steering.policy.public import framework
from corridor.values.money import Money
from corridor.values.texts import Text

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
YEAR = 2024


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def euro(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def given(node: str = "1.2", approach: str | None = "A1", what: str = "Train staff.", **more: Any):
    return public.GivenContribution(node=node, approach=approach, what=text(what), **more)


def organisation(code: str) -> Organisation:
    return organisation_by_code(code)


def fresh(plan: ActionPlan) -> ActionPlan:
    return public.plan_by_public_id(plan.public_id)


@pytest.fixture
def started(loaded):
    """A maker of drafts: `started("iom", given(), …)`."""

    def made(code: str = "iom", *lines, year: int = YEAR, of: str = "BE", by=None) -> ActionPlan:
        plan = public.start_plan(
            by=by, organisation=organisation(code), framework=framework(of), year=year
        ).plan
        for line in lines:
            public.add_contribution(by=by, plan=plan, given=line)
        return fresh(plan)

    return made


@pytest.fixture
def adopted(started, account):
    """A maker of adopted plans, as `started`."""
    held = {}

    def made(code: str = "iom", *lines, **more) -> ActionPlan:
        if not held:
            held["writer"] = account("officer", email="writer@example.org")
            held["adopter"] = account("editor", email="adopter@example.org")
        plan = started(code, *(lines or (given(),)), **more)
        public.submit_plan(by=held["writer"], plan=plan, version=plan.version)
        plan = fresh(plan)
        public.adopt_plan(by=held["adopter"], plan=plan, version=plan.version)
        return fresh(plan)

    return made


@pytest.fixture
def signed_in(account, settings):
    """A maker of browsers: `signed_in("partner")` is somebody of IOM. What a role may do is tested
    here, not that an administrator needs a second factor."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    clients: dict[str, Client] = {}

    def made(role: str) -> Client:
        if role not in clients:
            clients[role] = Client()
            clients[role].force_login(account(role), backend=BACKEND)
        return clients[role]

    return made


def line_of(plan: ActionPlan, place: int = 0) -> Contribution:
    return public.contributions_of(plan)[place]
