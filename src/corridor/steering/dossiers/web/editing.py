# SPDX-License-Identifier: EUPL-1.2
"""Writing an entry of a file: who was slower sees what stands now, and loses nothing typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Fact
from corridor.foundation.reference.public import Country

from ..models import CapacityStrategy, Entry, Partnership
from ..public import Stale, write_entry
from . import shown
from .forms import FORMS, EntryForm
from .parts import PartyForm, PartyForms, TimetableForm, TimetableForms, kept

# Those that belong to a country; a clause and a partnership do not.
OF_COUNTRY = ("interest", "paper", "obligation", "assessment", "strategy")

TITLES = {
    "interest": (gettext_lazy("Add an interest"), gettext_lazy("Change an interest")),
    "paper": (gettext_lazy("Add a planning paper"), gettext_lazy("Change a planning paper")),
    "obligation": (gettext_lazy("Add an obligation"), gettext_lazy("Change an obligation")),
    "assessment": (gettext_lazy("Add an assessment"), gettext_lazy("Change an assessment")),
    "strategy": (gettext_lazy("Add a strategy"), gettext_lazy("Change a strategy")),
    "clause": (gettext_lazy("Add a clause"), gettext_lazy("Change a clause")),
    "partnership": (gettext_lazy("Add a partnership"), gettext_lazy("Change a partnership")),
}


@login_required
@permission_required("dossiers.write_dossier", raise_exception=True)
def add(request: HttpRequest, iso2: str, kind: str) -> HttpResponse:
    """A new entry in the file of a country."""
    if kind not in OF_COUNTRY:
        raise Http404
    return _write(request, kind, here=shown.found(iso2))


@login_required
@permission_required("dossiers.write_dossier", raise_exception=True)
def add_clause(request: HttpRequest) -> HttpResponse:
    return _write(request, "clause")


@login_required
@permission_required("dossiers.write_dossier", raise_exception=True)
def add_partnership(request: HttpRequest) -> HttpResponse:
    return _write(request, "partnership")


@login_required
@permission_required("dossiers.write_dossier", raise_exception=True)
def edit(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Change an entry of whatever kind."""
    if kind not in FORMS:
        raise Http404
    row = FORMS[kind].model._default_manager.filter(public_id=public_id).first()
    if row is None:
        raise Http404(_("Nothing stands at this address."))
    return _write(request, kind, row=row)


def _write(
    request: HttpRequest, kind: str, *, row: Any = None, here: Country | None = None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    shape = FORMS[kind]
    form = shape(data, row=row, here=here)
    parts = _parts(kind, row, data)
    stale = None
    valid = data is not None and form.is_valid()
    if parts is not None and data is not None:
        valid = parts.is_valid() and valid
    if valid:
        try:
            written = write_entry(
                shape.model,
                by=request.user,
                values=form.values(),
                reason=form.cleaned_data["reason"],
                row=row,
                version=form.cleaned_data["version"],
                parts=None if parts is None else [each.values() for each in kept(parts)],
            )
        except Stale as error:
            stale = _stale(form, error.current)
            form = shape({**request.POST.dict(), "version": error.current.version}, row=row)
            form.is_valid()
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("It was saved."))
            return redirect(_back(kind, written, here))
    title = TITLES[kind][row is not None]
    back = _back(kind, row, here)
    context = {
        "breadcrumbs": shown.crumbs((_about(row, here), back), (title, "")),
        "title": title,
        "kicker": _about(row, here),
        "form": form,
        "parts": parts or [],
        "parts_title": _("Who takes part") if kind == "partnership" else _("Timetable"),
        "last": [form["reason"]],
        "stale": stale,
        "back": back,
        "button": _("Save"),
    }
    wrong = form.errors or (parts is not None and data is not None and not parts.is_valid())
    status = 409 if stale else 422 if wrong else 200
    return render(request, "dossiers/form.html", context, status=status)


def _parts(kind: str, row: Any, data: Any) -> Any:
    """The rows within the form, where the kind has any."""
    if kind == "partnership":
        held = [] if row is None else list(row.parties.select_related("country", "organisation"))
        initial = [PartyForm.written(each) for each in held]
        return PartyForms(data, prefix="parties", initial=initial, form_kwargs={"held": held})
    if kind == "strategy":
        held = [] if row is None else list(row.steps.all())
        initial = [TimetableForm.written(each) for each in held]
        return TimetableForms(data, prefix="steps", initial=initial, form_kwargs={"held": held})
    return None


def _stale(form: EntryForm, current: Entry) -> dict[str, Any]:
    """What stands now where it is not what was typed."""
    now = type(form)(row=current, here=form.here)
    labels = now.labels()
    facts = []
    for name, field in now.fields.items():
        if name in {"version", "reason"}:
            continue
        stands, typed = now.initial.get(name), form[name].value() if name in form.fields else None
        if field.prepare_value(stands) != typed and str(stands or "") != str(typed or ""):
            said = dict(getattr(field, "choices", ())).get(stands, stands)
            facts.append(Fact(labels[name], str(said) if said not in (None, "") else None))
    return {"title": _("Somebody else changed this meanwhile"), "facts": facts}


def _back(kind: str, row: Any, here: Country | None) -> str:
    """The page that shows the entry."""
    if kind == "clause":
        return reverse("dossiers:conditionality")
    if kind == "partnership":
        return reverse("dossiers:partnerships") if row is None else row.get_absolute_url()
    country = here if row is None or here is not None else row.country
    if country is None:
        partnership = getattr(row, "partnership", None)
        if isinstance(partnership, Partnership):
            return partnership.get_absolute_url()
        if isinstance(row, CapacityStrategy):
            return reverse("dossiers:capacity")
        return reverse("dossiers:papers" if kind == "paper" else "dossiers:dossiers")
    tab = "country-capacity" if kind in {"assessment", "strategy"} else "dossier"
    return shown.dossier_url(country.iso2, tab)


def _about(row: Any, here: Country | None) -> str:
    """What the form is about, for its head."""
    country = here or getattr(row, "country", None)
    if country is not None:
        return shown.names()[country.iso2]
    if getattr(row, "country_list", None) is not None:
        return shown.chosen(row.country_list.names)
    if getattr(row, "applies_to", None) is not None:
        return shown.chosen(row.applies_to)
    if getattr(row, "partnership", None) is not None:
        return shown.chosen(row.partnership.names)
    if isinstance(row, Partnership):
        return shown.chosen(row.names)
    return _("Conditionality") if row is not None else _("Country files")
