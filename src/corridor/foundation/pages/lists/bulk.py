# SPDX-License-Identifier: EUPL-1.2
"""What can be done with rows that a reader chose from a list, after a page that says to which.

A row is done whole or not at all, and once: also when the confirmation is sent twice, or the
process died among the rows. Who remembers what was done is told by `remember_deeds_with`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from .. import words

# Names of fields in the forms of a list.
ACTION, ROW, ON_PAGE, EVERY, TOKEN, STAMP = (
    "bulk",
    "row",
    "on-page",
    "every-row",
    "bulk-token",
    "stamp-",
)
MOST = 200
# Of those that were refused, as many are told one by one.
TOLD = 10

Refusal = Callable[[Any, Any, Sequence[Any]], Any]
Do = Callable[[Any, Any, Mapping[str, Any]], None]
Once = Callable[..., str]


@dataclass(frozen=True, slots=True)
class BulkAction:
    """An action on chosen rows.

    key: its name in the form. title: on the button. question: the head of the page that asks.
    may: whether it is offered to somebody at all. refusal: why a row cannot be done, as words,
    else nothing; it gets the row, the user, and all chosen rows. do: does one row with what the
    form said; what it cannot do it refuses with a `ValidationError`, or with one of `refuses`.
    done: the words afterwards, with their number. explain: what will happen, below the question.
    form: what else is asked, for all rows alike. stamp: the state that the reader saw (a version);
    a row that has another one by then is left alone. negative: it takes something away.
    """

    key: str
    title: Any
    question: Any
    may: Callable[[Any], bool]
    refusal: Refusal
    do: Do
    done: Callable[[int], str]
    explain: Any = ""
    form: type[forms.Form] | None = None
    stamp: Callable[[Any], Any] = lambda row: ""
    refuses: tuple[type[Exception], ...] = ()
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A chosen row on the page that asks."""

    key: str
    title: str
    url: str
    stamp: str
    refusal: str = ""


def _unremembered(*, user: Any, token: str, key: str, do: Callable[[], None], refuses: Any) -> str:
    try:
        do()
    except refuses as refusal:
        return said(refusal)
    return ""


_once: list[Once] = [_unremembered]


def remember_deeds_with(once: Once) -> None:
    """In `AppConfig.ready`: `once(user=, token=, key=, do=, refuses=)` does a row if it was not
    done under this token, and answers why it was refused, or nothing, now as the first time."""
    _once[:] = [once]


def said(refusal: Exception) -> str:
    """The words of a refusal."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)


def chosen_keys(request: HttpRequest) -> list[str]:
    """The keys of the rows that were chosen: all of the page where that was asked for."""
    name = ON_PAGE if request.POST.get(EVERY) else ROW
    keys = (key.replace("\0", "") for key in request.POST.getlist(name))
    return list(dict.fromkeys(key for key in keys if key))[:MOST]


def lines_of(
    action: BulkAction, rows: Sequence[tuple[str, str, Any]], user: Any
) -> tuple[list[Line], list[Line]]:
    """The rows that can be done, and those that cannot with the reason. `rows`: key, title, row."""
    everything = [row for _key, _title, row in rows]
    able: list[Line] = []
    unable: list[Line] = []
    for key, title, row in rows:
        refusal = str(action.refusal(row, user, everything) or "")
        find = getattr(row, "get_absolute_url", None)
        line = Line(key, title, find() if find else "", str(action.stamp(row)), refusal)
        (unable if refusal else able).append(line)
    return able, unable


def ask(
    request: HttpRequest,
    action: BulkAction,
    able: Sequence[Line],
    unable: Sequence[Line],
    *,
    form: forms.Form | None,
    back: str,
    title: Any,
    breadcrumbs: Sequence[Any],
    token: str = "",
) -> HttpResponse:
    """The page that says what will be done to which rows, and which cannot be done and why."""
    context = {
        "action": action,
        "able": able,
        "unable": unable,
        "form": form,
        "back": back,
        "list_title": title,
        "breadcrumbs": breadcrumbs,
        "token": token or uuid.uuid4().hex,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "pages/bulk.html", context, status=status)


def carry_out(
    request: HttpRequest,
    action: BulkAction,
    rows: Sequence[tuple[str, str, Any]],
    given: Mapping[str, Any],
    back: str,
) -> HttpResponse:
    """Do the rows, one by one, and say what came of each."""
    token = request.POST.get(TOKEN, "")[:64]
    everything = [row for _key, _title, row in rows]
    refused: list[tuple[str, str]] = []
    for key, title, row in rows:

        def do(row: Any = row, key: str = key) -> None:
            seen = request.POST.get(f"{STAMP}{key}", "")
            if seen != str(action.stamp(row)):
                raise ValidationError(gettext("Somebody changed it since you chose it."))
            why = action.refusal(row, request.user, everything)
            if why:
                raise ValidationError(str(why))
            action.do(row, request.user, given)

        why = _once[0](
            user=request.user,
            token=f"{token}:{action.key}",
            key=key,
            do=do,
            refuses=(ValidationError, *action.refuses),
        )
        if why:
            refused.append((title, why))
    done = len(rows) - len(refused)
    if done:
        messages.success(request, action.done(done))
    for title, why in refused[:TOLD]:
        messages.error(request, f"{title}: {why}")
    more = len(refused) - TOLD
    if more > 0:
        told = ngettext(
            "%(count)s other could not be done either.",
            "%(count)s others could not be done either.",
            more,
        )
        messages.error(request, told % {"count": words.number(more)})
    return redirect(back)
