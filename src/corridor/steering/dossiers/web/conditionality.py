# SPDX-License-Identifier: EUPL-1.2
"""What frameworks say of conditions, side by side, and every decision that was taken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import public
from . import shown


def conditionality(request: HttpRequest) -> HttpResponse:
    """All clauses by framework; they contradict each other, and each stands for its own."""
    frameworks: dict[str, list[dict[str, object]]] = {}
    for row in public.clauses():
        frameworks.setdefault(row.framework.code, []).append(shown.clause(row))
    names = shown.names()
    context = {
        "breadcrumbs": shown.crumbs((_("Conditionality"), "")),
        "frameworks": [
            {"framework": clauses[0]["row"].framework, "clauses": clauses}  # type: ignore[attr-defined]
            for clauses in frameworks.values()
        ],
        "decisions": [
            {
                **shown.decision(row),
                "country": names[row.country.iso2],
                "url": shown.dossier_url(row.country.iso2, "country-conditionality"),
                "superseded": hasattr(row, "superseded_by"),
            }
            for row in public.decisions()[:100]
        ],
        "may_write": request.user.has_perm("dossiers.write_dossier"),
    }
    return render(request, "dossiers/conditionality.html", context)
