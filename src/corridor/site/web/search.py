# SPDX-License-Identifier: EUPL-1.2
"""One search over everything that is public, in the reader's language and in all others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Group, asked, search, words

# So many of each kind stand on the page; of one kind alone, where it has no list of its own.
FEW, MANY = 5, 50
# What the public looks for first; other kinds follow in the order of their rooms.
FIRST = ("reports", "stories", "activities", "promises", "figures", "terms", "sections")
LAST = ("documents", "papers", "country-lists")


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What the rooms know of some words, kind by kind; `in` asks for one kind alone."""
    given, kind = request.GET.get("q", ""), request.GET.get("in", "")[:40]
    text = asked(given)
    groups = search(text, words.language(), MANY if kind else FEW, kind)
    if kind and not groups:
        kind, groups = "", search(text, words.language(), FEW)
    context: dict[str, Any] = {
        "searched": text,
        "unreadable": bool(given.strip()) and not text,
        "groups": [_shown(group, text) for group in sorted(groups, key=_place)],
        "count": sum(group.found.count for group in groups),
        "kind": kind,
        "everything": f"{reverse('search')}?{urlencode({'q': text})}",
        "breadcrumbs": [(_("Start"), reverse("start")), (_("Search"), "")],
    }
    return render(request, "site/search.html", context)


def _place(group: Group) -> tuple[int, int]:
    """One whose best is called just so goes first; for the rest what the public looks for."""
    if group.kind in FIRST:
        place = FIRST.index(group.kind)
    else:
        place = 2 * len(FIRST) if group.kind in LAST else len(FIRST)
    return -max(0, group.closeness - 1), place


def _shown(group: Group, text: str) -> dict[str, Any]:
    here = f"{reverse('search')}?{urlencode({'q': text, 'in': group.kind})}"
    return {
        "kind": group.kind,
        "title": group.title,
        "items": group.found.items,
        "count": group.found.count,
        "all": (group.found.url or here) if group.more else "",
        "cut": group.more and group.found.count > MANY and not group.found.url,
    }
