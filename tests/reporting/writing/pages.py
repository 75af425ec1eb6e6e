# SPDX-License-Identifier: EUPL-1.2
"""What tests of the pages of writing share."""

from __future__ import annotations

import html

from corridor.reporting import actions
from corridor.reporting.models import Report, Section

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
DESK = "/en/writing/NL08/2011/"
MONEY = f"{DESK}sections/money/"


def as_(client, user):
    client.force_login(user, BACKEND)
    return client


def told(response) -> str:
    return html.unescape(response.content.decode())


def typed(section: Section, **more: str) -> dict[str, str]:
    """What the form of a section sends, with the texts of some languages changed."""
    sent = {"version": str(section.version), "then": "stay"}
    for lang in ("nl", "fr", "en"):
        sent[f"title_{lang}"] = section.title.get(lang, "")
        sent[f"body_{lang}"] = section.body.get(lang, "")
    return {**sent, "sources": ", ".join(section.sources), **more}


def step(report, verb, by, **more):
    now = Report.objects.get(pk=report.pk)
    return actions.take_step(report=now, verb=verb, version=now.version, by=by, **more)
