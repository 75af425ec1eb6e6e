# SPDX-License-Identifier: EUPL-1.2
"""What every page knows: where it is, where one can go, in which languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NAVIGATION = [
    (_("Reports"), "reporting:reports"),
    (_("Frameworks"), "policy:frameworks"),
    (_("Crosswalk"), "policy:crosswalk"),
    (_("Countries"), "reference:countries"),
    (_("Country lists"), "reference:country-lists"),
    (_("Organisations"), "parties:organisations"),
]

# Ways in that the menu has no room for; they stand at the foot of each page.
FURTHER = [
    (_("Was a country eligible?"), "policy:ask"),
    (_("Documents"), "reference:documents"),
    (_("Code lists"), "reference:code-lists"),
    (_("Currencies"), "reference:currencies"),
]

# For those who may: title, address, permission.
WORK = [
    (_("Background work"), "jobs:runs", "jobs.view_runs"),
    (_("People"), "accounts:people", "accounts.manage_accounts"),
]

LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


def site(request: HttpRequest) -> dict[str, Any]:
    here = request.path
    user = getattr(request, "user", None)
    work = [(t, n) for t, n, permission in WORK if user is not None and user.has_perm(permission)]
    current = get_language()
    languages = [
        {
            "code": code,
            "name": LANGUAGE_NAMES[code],
            "url": translate_url(request.get_full_path(), code),
            "current": code == current,
        }
        for code, _name in settings.LANGUAGES
    ]
    return {
        "navigation": _links([*NAVIGATION, *work], here),
        "further": _links(FURTHER, here),
        "languages": languages,
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }


def _links(titles: list[tuple[Any, str]], here: str) -> list[dict[str, Any]]:
    links = []
    for title, name in titles:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        links.append({"title": title, "url": url, "current": here.startswith(url)})
    return links
