# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..public import history_of_key, is_tracked, seen_by
from .shown import Reading, people_in


@login_required
@permission_required("audit.view_history", raise_exception=True)
def history(request: HttpRequest, label: str, key: int) -> HttpResponse:
    """Everything that ever happened to one record, newest first."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if not is_tracked(model):
        raise Http404
    further = seen_by(model)
    if further and not request.user.has_perm(further):
        raise PermissionDenied
    changes = history_of_key(model, key)
    if not changes:
        raise Http404
    people = get_user_model()._default_manager.in_bulk(people_in(model, changes))
    reading = Reading(model, changes, people)
    rows = [
        {"change": change, "person": people.get(change.who), "fields": reading.fields(change)}
        for change in reversed(changes)
    ]
    record = model._default_manager.filter(pk=key).first()
    context = {
        "rows": rows,
        "record": record,
        "url": _address(record),
        "kind": model._meta.verbose_name,
        "key": key,
    }
    return render(request, "audit/history.html", context)


def _address(record: Any) -> str:
    """Where a record has its page; nothing for one that has none."""
    find = getattr(record, "get_absolute_url", None)
    return "" if find is None else str(find())
