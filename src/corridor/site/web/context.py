# SPDX-License-Identifier: EUPL-1.2
"""What every page knows: where it is, where one can go, in which languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from .feeds import FEEDS
from .menu import menu

LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


def site(request: HttpRequest) -> dict[str, Any]:
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
        "menu": menu(request),
        "languages": languages,
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "feeds": [
            {"title": feed.title, "url": reverse("feed", args=[code])}
            for code, feed in FEEDS.items()
        ],
    }
