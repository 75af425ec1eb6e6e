# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Column, Facet, ListPage, Search, words
from corridor.foundation.reference.public import country_names

from .. import public
from ..models import Organisation, OrganisationKind
from . import forms
from .shown import details


class OrganisationList(ListPage):
    title = _("Organisations")
    lead = _("Everyone who plans, pays for, carries out or watches over the policy.")
    search = Search(
        fields=["names__name", "names__short", "identifiers__value", "code"],
        label=_("Name, now or in the past, or identifier"),
    )
    columns: ClassVar[Any] = (
        Column("name", _("Name"), order="sort_name", link="get_absolute_url"),
        Column("short", _("Short name")),
        Column("kind", _("Kind"), value="get_kind_display", order="kind", export="kind"),
        Column("country", _("Country"), value=lambda row: country_of(row), export="country.iso2"),
        Column(
            "identifiers",
            _("Identifiers"),
            value=lambda row: [str(one) for one in row.identifiers.all()],
        ),
    )
    default_sort = "name"

    def rows(self) -> QuerySet[Organisation]:
        return public.listed(words.language())

    def get_facets(self) -> list[Facet]:
        names = {iso2: name.text for iso2, name in country_names(words.language()).items()}
        return [
            Facet("kind", _("Kind"), field="kind", label=dict(OrganisationKind.choices)),
            Facet("country", _("Country"), field="country__iso2", label=names),
        ]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s organisation", "%(count)s organisations", count) % {
            "count": words.number(count)
        }


def country_of(organisation: Organisation) -> str:
    """The country's name in the reader's language; empty where there is none."""
    if organisation.country is None:
        return ""
    names = {name.lang: name.name for name in organisation.country.names.all()}
    return names.get(words.language()) or names.get("en") or organisation.country.iso2


def found(public_id: str) -> Organisation:
    try:
        return public.organisation_by_public_id(public_id)
    except Organisation.DoesNotExist:
        raise Http404(gettext("There is no organisation at this address.")) from None


def signpost(organisation: Organisation, page: str) -> HttpResponse | None:
    """The way on from a record that was merged away."""
    if organisation.merged_into is None:
        return None
    stayed = public.standing(organisation)
    return HttpResponsePermanentRedirect(reverse(f"parties:{page}", args=[stayed.public_id]))


def organisation(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is known of one organisation; a merged record leads to the one that stayed."""
    shown = found(public_id)
    onward = signpost(shown, "organisation")
    if onward is not None:
        return onward
    context = {
        **details(shown, words.language()),
        "may_change": request.user.has_perm("parties.change_organisation", shown),
        "may_merge": request.user.has_perm("parties.merge_organisation", shown),
        "may_see_history": request.user.has_perm("audit.view_history"),
        "sections": public.organisation_sections.drawn(shown, request),
        "breadcrumbs": _crumbs(shown, None),
    }
    return render(request, "parties/organisation.html", context)


def _crumbs(shown: Organisation, last: str | None) -> list[tuple[str, str]]:
    way = [(gettext("Organisations"), reverse("parties:organisations"))]
    way.append((str(shown), shown.get_absolute_url() if last else ""))
    return [*way, (last, "")] if last else way


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Names and identifiers. If somebody else was faster that is shown; nothing typed is lost."""
    shown = found(public_id)
    onward = signpost(shown, "edit")
    if onward is not None:
        return onward
    if not request.user.has_perm("parties.change_organisation", shown):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    reason = forms.ReasonForm(data, initial={"version": shown.version})
    names = forms.NameFormSet(
        data, prefix="names", initial=[forms.initial_name(name) for name in shown.names.all()]
    )
    identifiers = forms.IdentifierFormSet(
        data,
        prefix="identifiers",
        initial=[forms.initial_identifier(one) for one in shown.identifiers.all()],
        form_kwargs={"schemes": forms.schemes(shown, words.language())},
    )
    problem: list[str] = []
    stale = None
    if data is not None and all(form.is_valid() for form in (reason, names, identifiers)):
        try:
            public.change_organisation(
                organisation=shown,
                version=reason.cleaned_data["version"],
                names=forms.given_names(names, shown),
                identifiers=forms.given_identifiers(identifiers),
                by=request.user,
                reason=reason.cleaned_data["reason"] or None,
            )
        except public.Stale as error:
            stale = details(error.current, words.language())
            reason = forms.ReasonForm({**data.dict(), "version": error.current.version})
            reason.is_valid()
        except ValidationError as error:
            problem = list(error.messages)
        else:
            messages.success(request, gettext("The organisation was changed."))
            return redirect(shown)
    context = {
        "organisation": shown,
        "reason": reason,
        "names": names,
        "identifiers": identifiers,
        "problem": problem,
        "stale": stale,
        "breadcrumbs": _crumbs(shown, gettext("Edit")),
    }
    wrong = bool(problem or stale or (data is not None))
    return render(request, "parties/edit.html", context, status=422 if wrong else 200)


@login_required
def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    """First the other record is looked up, then what will move is shown, then it is done."""
    drop = found(public_id)
    onward = signpost(drop, "organisation")
    if onward is not None:
        return onward
    if not request.user.has_perm("parties.merge_organisation", drop):
        raise PermissionDenied
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    into = request.GET.get("into", "")
    context: dict[str, Any] = {
        "organisation": drop,
        "asked": asked,
        "breadcrumbs": _crumbs(drop, gettext("Merge")),
    }
    if not into:
        if asked:
            context["candidates"] = public.alike(asked, drop)
        return render(request, "parties/merge_choose.html", context)
    keep = found(into)
    form = forms.MergeForm(request.POST if request.method == "POST" else None)
    context |= {"keep": keep, "form": form}
    try:
        plan = public.plan_merge(keep=keep, drop=drop)
    except ValidationError as error:
        context["problem"] = error.messages
        return render(request, "parties/merge_confirm.html", context, status=422)
    context["plan"] = plan
    if request.method == "POST" and form.is_valid():
        try:
            public.merge(keep=keep, drop=drop, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            context["problem"] = error.messages
            return render(request, "parties/merge_confirm.html", context, status=422)
        messages.success(request, gettext("The two records are one now."))
        return redirect(keep)
    status = 422 if form.errors else 200
    return render(request, "parties/merge_confirm.html", context, status=status)
