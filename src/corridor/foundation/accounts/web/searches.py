# SPDX-License-Identifier: EUPL-1.2
"""Saved searches: kept, opened, renamed and removed by whoever they belong to; to others they do
not exist."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from corridor.foundation.pages.public import NoList, address_of, standing

from .. import actions
from ..models import SavedSearch
from .views import said

# Of all that somebody keeps, as many are counted while they wait.
COUNTED = 10


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("By which you will know it; only you see it."),
    )


def way_to_save(request: HttpRequest, address: str) -> tuple[Any, str] | None:
    """What a list offers to whoever is signed in."""
    if not request.user.is_authenticated:
        return None
    return _("Save this search"), f"{reverse('accounts:save-search')}?{urlencode({'of': address})}"


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    way = [(_("What awaits me"), reverse("accounts:desk"))]
    return [*way, (_("Saved searches"), reverse("accounts:searches") if last else ""), *last]


@login_required
def searches(request: HttpRequest) -> HttpResponse:
    """All that somebody keeps, with how much is new in each."""
    user: Any = request.user
    kept = list(user.saved_searches.all())
    actions.count_anew(user=user, searches=kept, most=COUNTED)
    context = {"searches": kept, "most": actions.MOST_SEARCHES, "breadcrumbs": _crumbs()}
    return render(request, "accounts/searches.html", context)


@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question of a list, whose address is `?of=`, under a name."""
    address = request.GET.get("of", "")[:3000]
    try:
        found = standing(address, request.user)
    except NoList:
        raise Http404 from None
    suggested = f"{found.title}: {found.said}" if found.said else found.title
    form = NameForm(
        request.POST if request.method == "POST" else None, initial={"name": suggested[:120]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_search(
                user=request.user,  # type: ignore[arg-type]
                name=form.cleaned_data["name"],
                address=address,
            )
        except ValidationError as error:
            said(form, error)
        else:
            messages.success(request, _("The search is kept; it stands on your desk."))
            return redirect(found.address)
    context = {
        "form": form,
        "found": found,
        "title": _("Save this search"),
        "button": _("Save"),
        "back": found.address,
        "breadcrumbs": _crumbs((_("Save this search"), "")),
    }
    return render(request, "accounts/search.html", context, status=422 if form.errors else 200)


@login_required
def open_search(request: HttpRequest, key: int) -> HttpResponse:
    """Go to the list; what is there now is not new any more."""
    search = _own(request, key)
    if request.method != "GET":
        return redirect(address_of(search.path, search.question))
    try:
        found = actions.look_at(user=request.user, search=search)  # type: ignore[arg-type]
    except NoList:
        messages.error(
            request,
            _("“%(name)s” leads to a list that is not there for you any more.")
            % {"name": search.name},
        )
        return redirect("accounts:searches")
    return redirect(found.address)


@login_required
def rename(request: HttpRequest, key: int) -> HttpResponse:
    search = _own(request, key)
    form = NameForm(
        request.POST if request.method == "POST" else None, initial={"name": search.name}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_search(
                user=request.user,  # type: ignore[arg-type]
                search=search,
                name=form.cleaned_data["name"],
            )
        except ValidationError as error:
            said(form, error)
        else:
            messages.success(request, _("The search has another name."))
            return redirect("accounts:searches")
    context = {
        "form": form,
        "title": _("Rename a search"),
        "button": _("Rename"),
        "back": reverse("accounts:searches"),
        "breadcrumbs": _crumbs((_("Rename a search"), "")),
    }
    return render(request, "accounts/search.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def remove(request: HttpRequest, key: int) -> HttpResponse:
    search = _own(request, key)
    actions.remove_search(user=request.user, search=search)  # type: ignore[arg-type]
    messages.success(request, _("“%(name)s” is removed.") % {"name": search.name})
    return redirect("accounts:searches")


def _own(request: HttpRequest, key: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, pk=key, user=request.user)
