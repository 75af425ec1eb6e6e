# SPDX-License-Identifier: EUPL-1.2
"""The menu: groups of ways in. A room gets its place here by a line: title, address, permissions.

An address is the name of a page without arguments; one of the permissions is enough. A line whose
page does not exist yet is left out, as is one that the reader may not go, and a group that has no
line left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.accounts.public import may_anywhere, waiting

# In the place of a permission: whoever is signed in.
SIGNED_IN = "signed in"
DESK = "accounts:desk"

MENU: list[tuple[Any, list[tuple[Any, ...]]]] = [
    (
        pgettext_lazy("menu", "Policy"),
        [
            (_("Frameworks"), "policy:frameworks"),
            (_("Crosswalk"), "policy:crosswalk"),
            (_("Promises to parliament"), "policy:promises"),
            (_("Action plans"), "plans:plans"),
            (_("Was a country eligible?"), "policy:ask"),
            (_("Country lists"), "reference:country-lists"),
        ],
    ),
    (
        pgettext_lazy("menu", "Portfolio"),
        [
            (_("Activities"), "portfolio:activities"),
            (_("Spending"), "portfolio:spending"),
            (_("Money in and out"), "portfolio:transactions"),
            (_("Results"), "portfolio:results"),
            (_("Map of activities"), "portfolio:map"),
            (_("Is it development aid?"), "screening:decisions"),
            (_("Screenings for migration"), "screening:screenings"),
            (_("Find a purpose code"), "screening:adviser"),
        ],
    ),
    (
        pgettext_lazy("menu", "Countries"),
        [
            (_("All countries"), "reference:countries"),
            (_("Country files"), "dossiers:dossiers"),
            (_("Governance capacity"), "dossiers:capacity"),
        ],
    ),
    (
        pgettext_lazy("menu", "Organisations"),
        [
            (_("All organisations"), "parties:organisations"),
            (_("Map of actors"), "plans:actors"),
        ],
    ),
    (
        pgettext_lazy("menu", "Learning"),
        [
            (_("Evaluations"), "learning:evaluations"),
            (_("Lessons"), "learning:lessons"),
            (_("Stories"), "knowledge:stories"),
            (_("Glossary"), "knowledge:terms"),
        ],
    ),
    (
        pgettext_lazy("menu", "Reports"),
        [
            (_("Progress reports"), "reporting:reports"),
            (_("Overview of a year"), "reporting:overview-latest"),
            (_("Questions about figures"), "reporting:questions"),
            (_("Verify a file"), "reporting:verify"),
        ],
    ),
    (
        pgettext_lazy("menu", "Sources"),
        [
            (_("Documents"), "reference:documents"),
            (_("Code lists"), "reference:code-lists"),
            (_("Currencies"), "reference:currencies"),
        ],
    ),
    (
        pgettext_lazy("menu", "Work"),
        [
            (_("What awaits me"), DESK, SIGNED_IN),
            (_("Reporting rounds"), "monitoring:rounds", "monitoring.view_rounds"),
            (
                _("Reports being written"),
                "reporting:drafts",
                "reporting.write_report",
                "reporting.review_report",
            ),
            (_("Background work"), "jobs:runs", "jobs.view_runs"),
            (_("People"), "accounts:people", "accounts.manage_accounts"),
        ],
    ),
]


@dataclass(slots=True)
class Entry:
    """A way in. `current` is for `aria-current`: page, true (it is above the page) or nothing.
    `count` is how many things wait there, null where that is not known or nothing waits."""

    title: Any
    url: str
    current: str = ""
    count: int | None = None


@dataclass(slots=True)
class Group:
    """Entries under one title; a group of one is shown as that entry, by the group's title."""

    title: Any
    entries: list[Entry] = field(default_factory=list)

    @property
    def current(self) -> bool:
        return any(entry.current for entry in self.entries)


def menu(request: HttpRequest) -> list[Group]:
    """The menu as this reader has it, with the place of the page marked once."""
    groups = [
        Group(title, [entry for line in lines if (entry := _entry(request, *line))])
        for title, lines in MENU
    ]
    found = [group for group in groups if group.entries]
    above = [
        entry for group in found for entry in group.entries if request.path.startswith(entry.url)
    ]
    if above:
        nearest = max(above, key=lambda entry: len(entry.url))
        nearest.current = "page" if nearest.url == request.path else "true"
    return found


def _entry(request: HttpRequest, title: Any, name: str, *permissions: str) -> Entry | None:
    user = getattr(request, "user", None)
    if permissions:
        if user is None or not user.is_authenticated:
            return None
        if SIGNED_IN not in permissions and not any(
            may_anywhere(user, permission) for permission in permissions
        ):
            return None
    try:
        return Entry(title, reverse(name), count=waiting(request) if name == DESK else None)
    except NoReverseMatch:
        return None
