# SPDX-License-Identifier: EUPL-1.2
"""What awaits whoever is signed in: where they land, and what the head of each page counts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.pages.public import Tray, desk_of, urgent_first

from ..actions import count_anew
from ..selectors import WAITING
from . import places

# Saved searches on the desk; and of those not counted lately, as many are while one waits.
SHOWN, COUNTED = 8, 1


def _trays(request: HttpRequest) -> tuple[Tray, ...]:
    """What waits at the place that the reader works for; how much it is stays in the session."""
    trays = urgent_first(desk_of(request.user))
    count = sum(tray.total for tray in trays)
    if request.session.get(WAITING) != count:
        request.session[WAITING] = count
    return trays


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """All that awaits whoever is signed in, from every room; what is late stands first."""
    trays = _trays(request)
    user: Any = request.user
    searches = list(user.saved_searches.all())
    count_anew(user=user, searches=searches, most=COUNTED)
    searches.sort(key=lambda search: search.fresh == 0)
    context: dict[str, Any] = {
        "breadcrumbs": [(_("Start"), reverse("start")), (_("What awaits me"), "")],
        "trays": [
            {
                "tray": tray,
                "anchor": f"tray-{place}",
                "late": sum(1 for item in tray.items if item.late),
            }
            for place, tray in enumerate(trays, start=1)
        ],
        "count": sum(tray.total for tray in trays),
        "late": sum(1 for tray in trays for item in tray.items if item.late),
        "searches": searches[:SHOWN],
        "more_searches": max(0, len(searches) - SHOWN),
        "may_nothing": places.current_place(request) is None,
    }
    return render(request, "accounts/desk.html", context)


@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """How many things wait, for the head of a page that does not know it any more."""
    _trays(request)
    return render(request, "accounts/parts/waiting.html")


@require_POST
@login_required
def switch(request: HttpRequest) -> HttpResponse:
    """Work for another organisation from now on, and go on where one was."""
    try:
        place = places.choose(request, request.POST.get("place", ""))
    except LookupError:
        messages.error(request, _("You have no role there today; nothing was changed."))
    else:
        messages.success(
            request,
            _("You now work for %(name)s (%(roles)s).")
            % {"name": place.name, "roles": place.roles_in_words},
        )
    back = request.POST.get("next", "")
    sound = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if sound else "accounts:desk")
