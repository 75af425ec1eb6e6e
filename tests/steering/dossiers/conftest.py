# SPDX-License-Identifier: EUPL-1.2
"""Clients by role, and entries to write, on the whole pack of `loaded`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from corridor.foundation.reference.public import Country, country
from corridor.steering.dossiers import public
from corridor.steering.dossiers.models import ConditionalityClause, Interest
from corridor.values.periods import parse_validity
from corridor.values.texts import Text

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def here(iso2: str = "GH") -> Country:
    return country(iso2)


def clause(code: str = "nl08-not-eligible") -> ConditionalityClause:
    return ConditionalityClause.objects.get(code=code)


def decision(**given: Any) -> public.GivenDecision:
    values: dict[str, Any] = {
        "kind": "withheld",
        "taken": date(2012, 3, 1),
        "text": text("No new activities."),
        "reason": text("Requests stay without an answer."),
        "reference": "Letter 12/345",
        "decided_by": "The minister",
    }
    return public.GivenDecision(**{**values, **given})


def interest(**given: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "country": here(),
        "side": "partner",
        "theme": "legal",
        "text": text("More visas."),
        "validity": parse_validity({"from": "2012", "until": "unknown"}),
        "sources": ["NL11:228"],
    }
    return {**values, **given}


def written(by: Any, **given: Any) -> Interest:
    return public.write_entry(Interest, by=by, values=interest(**given), reason="Told in Accra.")


@pytest.fixture
def client_of(account):
    """`client_of("officer")` is signed in with that role; without a role nobody is."""

    def make(role: str = "") -> Client:
        client = Client()
        if role:
            client.force_login(account(role), backend=BACKEND)
        return client

    return make
