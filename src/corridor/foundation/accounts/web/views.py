# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from corridor.foundation.pages.public import Choice, Column, Facet, Fact, ListPage, Search, words

from .. import actions, selectors
from ..models import Role, User
from . import forms

MANAGE = "accounts.manage_accounts"


def manager_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return login_required(permission_required(MANAGE, raise_exception=True)(view))


def _roles_in_words(user: User) -> str:
    today = timezone.localdate()
    return "; ".join(
        f"{one.role_name}, {one.organisation}" if one.organisation else str(one.role_name)
        for one in user.memberships.all()
        if today in one.validity.possible
    )


def _breakable(user: User) -> str:
    """The address, with a place at which a narrow screen may break it."""
    name, _at, host = user.email.rpartition("@")
    return format_html("{}<wbr>@{}", name, host)


class People(PermissionRequiredMixin, ListPage):
    """Everyone with an account. Searched by name only: an address never stands in a URL."""

    permission_required = MANAGE
    title = _("People")
    lead = _("Everyone who can sign in, and what they are for which organisation.")
    search = Search(fields=["name"], label=_("Name"))
    columns: ClassVar[Any] = (
        Column(
            "name",
            _("Name"),
            value=str,
            order="name",
            link=lambda user: reverse("accounts:person", args=[user.public_id]),
        ),
        Column("email", _("E-mail address"), cell=_breakable),
        Column("roles", _("Roles today"), value=_roles_in_words),
        Column("second_factor", _("Second factor")),
        Column("is_active", _("Can sign in"), order="is_active"),
        Column(
            "last_login",
            _("Last signed in"),
            value=lambda user: user.last_login.date() if user.last_login else gettext("never"),
            order="last_login",
        ),
    )
    default_sort = "name"
    template_name = "accounts/people.html"

    def has_permission(self) -> bool:
        return self.request.user.has_perm(MANAGE)

    def handle_no_permission(self) -> Any:
        self.raise_exception = self.request.user.is_authenticated
        return super().handle_no_permission()

    def rows(self) -> QuerySet[User]:
        return selectors.people()

    def get_facets(self) -> list[Facet]:
        today = timezone.localdate()
        return [
            Facet(
                "role",
                _("Role today"),
                choices=[
                    Choice(
                        role.value,
                        role.label,
                        Q(memberships__role=role, memberships__certain__contains=today),
                    )
                    for role in Role
                ],
            ),
            Facet(
                "sign-in",
                _("Can sign in"),
                choices=[
                    Choice("yes", _("yes"), Q(is_active=True)),
                    Choice("no", _("no"), Q(is_active=False)),
                ],
            ),
        ]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s person", "%(count)s people", count) % {
            "count": words.number(count)
        }


def _way(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(gettext("People"), reverse("accounts:people")), *last]


@manager_only
def add(request: HttpRequest) -> HttpResponse:
    """Invite somebody. The account is there at once; its owner sets the password."""
    form = forms.InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.invite(**form.cleaned_data, by=request.user)
        except ValidationError as error:
            said(form, error)
        else:
            messages.success(request, gettext("The invitation is on its way."))
            return redirect("accounts:person", user.public_id)
    context = {"form": form, "breadcrumbs": _way((gettext("Add somebody"), ""))}
    return render(request, "accounts/add.html", context, status=422 if form.errors else 200)


@manager_only
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person: what they may do, since when and until when; giving and ending roles."""
    shown = _person(public_id)
    form = forms.RoleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(user=shown, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            said(form, error)
        else:
            messages.success(request, gettext("The role was given."))
            return redirect("accounts:person", public_id)
    return _show(request, shown, form)


def _show(
    request: HttpRequest,
    shown: User,
    form: forms.RoleForm,
    problem: str = "",
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "person": shown,
        "facts": [
            Fact(_("E-mail address"), shown.email),
            Fact(_("Language of letters"), shown.get_language_display() or _("not chosen")),
            Fact(_("Second factor"), selectors.has_second_factor(shown)),
            Fact(_("Can sign in"), shown.is_active),
            Fact(_("Last signed in"), (shown.last_login and shown.last_login.date()) or _("never")),
        ],
        "roles": [
            {
                "membership": one,
                "can_end": one.validity.possible.end is None or one.validity.possible.end > today,
            }
            for one in selectors.memberships_of(shown)
        ],
        "form": form,
        "problem": problem,
        "breadcrumbs": _way((str(shown), "")),
    }
    wrong = bool(form.errors or problem)
    return render(request, "accounts/person.html", context, status=422 if wrong else 200)


@manager_only
def end(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Ask for the day, then end the role."""
    shown = _person(public_id)
    membership = get_object_or_404(selectors.memberships_of(shown), pk=key)
    form = forms.EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(membership=membership, end=form.cleaned_data["end"], by=request.user)
        except ValidationError as error:
            said(form, error)
        else:
            messages.success(request, gettext("The role was ended."))
            return redirect("accounts:person", public_id)
    context = {
        "person": shown,
        "membership": membership,
        "form": form,
        "breadcrumbs": _way(
            (str(shown), reverse("accounts:person", args=[public_id])), (gettext("End a role"), "")
        ),
    }
    return render(request, "accounts/end.html", context, status=422 if form.errors else 200)


@manager_only
@require_POST
def sign_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let somebody in, or keep them out."""
    shown = _person(public_id)
    try:
        if request.POST.get("allow") == "yes":
            actions.reactivate(user=shown, by=request.user)
            messages.success(request, gettext("This person can sign in again."))
        else:
            actions.deactivate(user=shown, by=request.user)
            messages.success(request, gettext("This person cannot sign in any more."))
    except ValidationError as error:
        return _show(request, shown, forms.RoleForm(), problem=" ".join(error.messages))
    return redirect("accounts:person", public_id)


@manager_only
@require_POST
def invite_again(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.send_invitation(user=_person(public_id))
    messages.success(request, gettext("A new invitation is on its way."))
    return redirect("accounts:person", public_id)


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    assert isinstance(request.user, User)
    form = forms.MeForm(
        request.POST if request.method == "POST" else None,
        instance=User.objects.get(pk=request.user.pk),
    )
    if request.method == "POST" and form.is_valid():
        actions.change_myself(
            user=request.user,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
        )
        messages.success(request, gettext("Your account was changed."))
        return redirect("accounts:me")
    today = timezone.localdate()
    context = {
        "form": form,
        "roles": [
            one
            for one in selectors.memberships_of(request.user)
            if one.validity.possible.end is None or one.validity.possible.end > today
        ],
        "second_factor": selectors.has_second_factor(request.user),
        "breadcrumbs": [(gettext("My account"), "")],
    }
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


def _person(public_id: str) -> User:
    try:
        return selectors.people().get(public_id=public_id)
    except User.DoesNotExist:
        raise Http404 from None


def said(form: Any, error: ValidationError) -> None:
    """Put what an action refused at the fields that it is about."""
    if hasattr(error, "error_dict"):
        for name, problems in error.message_dict.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, problem)
    else:
        form.add_error(None, error)
