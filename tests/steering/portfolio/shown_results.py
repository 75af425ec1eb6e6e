# SPDX-License-Identifier: EUPL-1.2
"""A programme with parts, results and figures in every state, as tests of pages look at them."""

from __future__ import annotations

import re
from decimal import Decimal

from django.test import Client

from corridor.steering.portfolio.actions import save_activity
from corridor.steering.portfolio.actions.catalogue import save_common_indicator
from corridor.steering.portfolio.models import Activity
from corridor.steering.portfolio.rules.statements import ParticipationStatement

from .paying import country, node, said, text
from .reporting import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    indicator,
    part,
    period,
    result,
)

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def paid_by(*shares):
    return tuple(
        ParticipationStatement(who, "1", None if share is None else Decimal(share))
        for who, share in shares
    )


def save(code, *periods, measured=None, **more):
    measured = {"common": "test-people"} | (measured or {})
    save_activity(
        by=None, statement=said(code, results=(result(indicator(*periods, **measured)),), **more)
    )
    return Activity.objects.get(code=code)


def portfolio() -> Activity:
    save_common_indicator(
        by=None, code="test-people", names=text("People tested"), measure="1", unit=text("people")
    )
    top = save(
        "top",
        period(2010, actual=NOT_REPORTED, target=7),
        period(2011, actual=100, target=200, parts=(part("sex:f", 40), part("country:gh", 30))),
        level="programme",
        countries=[country("MA"), country("GH")],
        nodes=[node("NL08/6")],
        participations=paid_by(("nl-bz", "25"), ("iom", "75")),
    )
    save("below", period(2011, actual=60), parent="top", countries=[country("GH")])
    save("zero", period(2011, actual=0), countries=[country("GH")], nodes=[node("NL08/6")])
    save("none", period(2011, actual=NOT_APPLICABLE), countries=[country("GH")])
    save("draft", period(2011, actual=1000), public=False, countries=[country("GH")], partner="iom")
    return top


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, BACKEND)
    return client


def words_of(response) -> str:
    """The text of the main part of a page."""
    body = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
