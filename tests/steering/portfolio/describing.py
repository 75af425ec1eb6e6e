# SPDX-License-Identifier: EUPL-1.2
"""Activities for tests, in a few words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from corridor.steering.portfolio.actions import save_activity
from corridor.steering.portfolio.models import Activity
from corridor.steering.portfolio.rules import statements as said
from corridor.values.periods import Period
from corridor.values.texts import Text


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def describe(code: str, **more: Any) -> said.ActivityStatement:
    """A statement with a title and a source, unless `more` says otherwise."""
    more.setdefault("title", text(f"Activity {code}"))
    more.setdefault("sources", ("NL11:79",))
    for name, value in list(more.items()):
        if isinstance(value, list):
            more[name] = tuple(value)
    return said.ActivityStatement(code=code, **more)


def made(code: str, **more: Any) -> Activity:
    """The activity as it is after this was stated of it."""
    save_activity(by=None, statement=describe(code, **more))
    return Activity.objects.get(code=code)


def by(organisation: str, role: str = "4", share: str | None = None) -> said.ParticipationStatement:
    return said.ParticipationStatement(
        organisation, role, None if share is None else Decimal(share)
    )


def country(iso2: str, share: str | None = None) -> said.CountryStatement:
    return said.CountryStatement(iso2, None if share is None else Decimal(share))


def serves(node: str, share: str | None = None) -> said.NodeStatement:
    return said.NodeStatement(node, None if share is None else Decimal(share))


def year(number: int) -> Period:
    return Period.year(number)
