# SPDX-License-Identifier: EUPL-1.2
"""Letters that bundle what awaits somebody: choosing them, stopping them from a letter, and in the
demonstration the mailbox in which all letters end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from .. import actions
from ..models import NoticeKind, NoticeSettings, Rhythm
from ..selectors import letters_in_demo


class LettersForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often do you want a letter?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("About what?"),
        choices=NoticeKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("rhythm") not in (None, Rhythm.NONE) and not cleaned.get("kinds"):
            self.add_error("kinds", _("Choose at least one, or never a letter."))
        return cleaned


@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """How often somebody wants a letter, and about what."""
    user: Any = request.user
    chosen = NoticeSettings.objects.filter(user=user).first()
    initial = {
        "rhythm": chosen.rhythm if chosen else Rhythm.NONE,
        "kinds": chosen.kinds if chosen else list(NoticeKind.values),
    }
    form = LettersForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_letters(user=user, **form.cleaned_data)
        messages.success(request, _("Your choice is kept."))
        return redirect("accounts:letters")
    context = {
        "form": form,
        "breadcrumbs": [
            (_("My account"), reverse("accounts:me")),
            (_("Letters by e-mail"), ""),
        ],
    }
    return render(request, "accounts/letters.html", context, status=422 if form.errors else 200)


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters from the link in one, signed in or not. The link itself changes nothing, as
    programs that look into letters open it; mail programs send the confirmation by themselves.

    The signature in the address proves that it was sent to them: no other token is asked for.
    """
    try:
        user = actions.whose_letters(token)
    except LookupError:
        raise Http404 from None
    stopped = request.method == "POST"
    if stopped:
        actions.stop_letters(user=user)
    return render(request, "accounts/stop_letters.html", {"stopped": stopped})


@login_required
def mailbox(request: HttpRequest) -> HttpResponse:
    """The letters that left here in the demonstration: one's own, or all for who looks after
    people."""
    if not settings.DEMO:
        raise Http404
    user: Any = request.user
    whose = None if user.has_perm("accounts.manage_accounts") else user.email
    context = {
        "letters": letters_in_demo(whose),
        "every": whose is None,
        "breadcrumbs": [(_("My account"), reverse("accounts:me")), (_("Demo mailbox"), "")],
    }
    return render(request, "accounts/mailbox.html", context)
