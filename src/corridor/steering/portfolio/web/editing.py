# SPDX-License-Identifier: EUPL-1.2
"""Describing a new activity, changing one, publishing a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, listed
from corridor.foundation.reference.public import code_names
from corridor.steering.policy.public import named_nodes

from ..actions import Stale, edit_activity, publish_activity
from ..models import Activity
from ..selectors.activities import activity_for, named
from ..selectors.stating import stated_rows, statement_of
from ..selectors.visible import drafts_for
from . import rows
from .activity import missing
from .core import TEXTS, CoreForm, initial


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new activity, at first a draft: by an officer, or by a partner for itself."""
    return _form(request, None)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what is said of an activity."""
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        return missing(request)
    if not request.user.has_perm("portfolio.change_activity", row):
        raise PermissionDenied
    return _form(request, row)


@login_required
@require_POST
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let everybody see a draft."""
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        return missing(request)
    if not request.user.has_perm("portfolio.publish_activity", row):
        raise PermissionDenied
    version = request.POST.get("version", "")
    try:
        publish_activity(
            by=request.user,
            activity=row,
            version=int(version) if version.isascii() and version.isdigit() else 0,
        )
    except Stale:
        messages.warning(
            request,
            _("Somebody else changed this draft since you saw it. Look again, then publish."),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The activity is public now."))
    return redirect(row.get_absolute_url())


def _form(request: HttpRequest, row: Activity | None) -> HttpResponse:
    partners = _partners(request.user, row)
    held = {} if row is None else stated_rows(row)
    before = None if row is None else statement_of(row, held)
    if request.method != "POST":
        form = CoreForm(
            initial=initial(before, None if row is None else row.version),
            before=before,
            partners=partners,
        )
        return _page(request, row, form, rows.all_of(held))
    more = next((name for name in rows.ROWS if f"add-{name}" in request.POST), "")
    form = CoreForm(request.POST, initial=initial(before, None), before=before, partners=partners)
    lists = rows.all_of(held, request.POST, more=more)
    if more:
        # Only asked for more room: nothing is checked yet, and all that was typed comes back.
        return _page(request, row, form, lists, checked=False, more=more)
    wrong = [each for each in lists if not each.valid()]
    if not form.is_valid() or wrong:
        return _page(request, row, form, lists, status=422)
    statement = form.statement()
    stated = {each.name: each.stated() for each in lists}
    filled: dict[str, Any] = {
        name: tuple(row for _form, row in found) for name, found in stated.items()
    }
    statement = replace(statement, **filled)
    reason = form.cleaned_data.get("reason") or None
    try:
        saved, outcome = edit_activity(
            by=request.user,
            statement=statement,
            parts=tuple(rows.ROWS),
            activity=row,
            version=form.cleaned_data.get("version") or 0 if row is not None else None,
            organisation=_acting_for(request.user, statement.partner),
            reason=reason,
        )
    except Refused as refusal:
        _tell(form, stated, refusal)
        return _page(request, row, form, lists, status=422)
    except Stale as stale:
        form.data = request.POST.copy()
        form.data["version"] = str(stale.current.version)
        return _page(request, row, form, lists, stale=stale.current, status=409)
    told = {
        Outcome.CREATED: _("The activity is kept as a draft."),
        Outcome.CHANGED: _("The activity was changed."),
        Outcome.UNCHANGED: _("Nothing was changed."),
    }
    messages.success(request, told[outcome])
    return redirect(saved.get_absolute_url())


def _partners(user: Any, row: Activity | None) -> list[tuple[str, str]] | None:
    """The organisations somebody may describe activities for; null for all of them."""
    if row is None and user.has_perm("portfolio.add_activity"):
        return None
    if row is not None and user.has_perm("portfolio.change_activity"):
        return None
    own = named(drafts_for(user))
    if not own:
        raise PermissionDenied
    lang = words.language()
    return [(each.code, each.name.choose(lang)[0]) for each in own.values()]


def _acting_for(user: Any, partner: str | None) -> Organisation | None:
    own = named(drafts_for(user))
    return next((each for each in own.values() if each.code == partner), None)


def _tell(form: CoreForm, stated: dict[str, Any], refusal: Refused) -> None:
    """Put what was refused at the field that it is about."""
    name, *rest = refusal.at.split(".")
    found = stated.get(name)
    if found is not None and rest and rest[0].isdigit() and int(rest[0]) < len(found):
        row = found[int(rest[0])][0]
        field = rest[1] if len(rest) > 1 and rest[1] in row.fields else None
        row.add_error(field or next(iter(row.needed), None) or next(iter(row.fields)), str(refusal))
    elif found:
        row = found[0][0]
        row.add_error(
            "percentage" if "percentage" in row.fields else next(iter(row.fields)), str(refusal)
        )
    elif name in form.fields:
        form.add_error(name, str(refusal))
    elif name in TEXTS:
        form.add_error(f"{name}_{words.language()}", str(refusal))
    else:
        form.add_error(None, str(refusal))


def _page(
    request: HttpRequest,
    row: Activity | None,
    form: CoreForm,
    lists: list[rows.RowList],
    *,
    stale: Activity | None = None,
    checked: bool = True,
    more: str = "",
    status: int = 200,
) -> HttpResponse:
    if not checked:
        form = _unchecked(form)
    lang = words.language()
    context = {
        "activity": row,
        "title": _("Describe a new activity") if row is None else _("Change the activity"),
        "form": form,
        "lists": [
            {
                "list": each,
                "rows": [_unchecked(one) for one in each.forms] if not checked else each.forms,
            }
            for each in lists
        ],
        "faults": list(rows.faults(lists)) if checked else [],
        "stale": stale,
        "more": more,
        "back": reverse("portfolio:activities") if row is None else row.get_absolute_url(),
        "organisations": [(each.code, each.name.choose(lang)[0]) for each in listed(lang)[:5000]],
        "nodes": [(each.path, each.title.choose(lang)[0]) for each in named_nodes().values()],
        "purposes": list(code_names("dac-purpose", lang).items()),
    }
    return render(request, "portfolio/edit.html", context, status=status)


def _unchecked(form: Any) -> Any:
    """The same form with what was typed, and no word of what is wrong with it."""
    form._errors = {}
    form.cleaned_data = {}
    return form
