# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import capacity, conditionality, deciding, dossiers, editing, papers, partnerships

app_name = "dossiers"
urlpatterns = [
    path("dossiers/", dossiers.Dossiers.as_view(), name="dossiers"),
    path("dossiers/capacity/", capacity.capacity, name="capacity"),
    path("dossiers/conditionality/", conditionality.conditionality, name="conditionality"),
    path("dossiers/conditionality/add/", editing.add_clause, name="add-clause"),
    path("dossiers/papers/", papers.Papers.as_view(), name="papers"),
    path("dossiers/partnerships/", partnerships.Partnerships.as_view(), name="partnerships"),
    path("dossiers/partnerships/add/", editing.add_partnership, name="add-partnership"),
    path("dossiers/partnerships/<slug:public_id>/", partnerships.partnership, name="partnership"),
    path("dossiers/edit/<slug:kind>/<slug:public_id>/", editing.edit, name="edit"),
    path("dossiers/obligations/<slug:public_id>/step/", deciding.step, name="step"),
    path("dossiers/<slug:iso2>/", dossiers.dossier, name="dossier"),
    path(
        "dossiers/<slug:iso2>/conditionality/",
        dossiers.conditionality,
        name="country-conditionality",
    ),
    path("dossiers/<slug:iso2>/capacity/", dossiers.capacity, name="country-capacity"),
    path("dossiers/<slug:iso2>/add/<slug:kind>/", editing.add, name="add"),
    path("dossiers/<slug:iso2>/decide/<slug:clause>/", deciding.decide, name="decide"),
]
