# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import results, results_forms, rollups

urlpatterns = [
    path("results/", rollups.ResultList.as_view(), name="results"),
    path("results/<slug:code>/", rollups.indicator, name="indicator"),
    path("results/<slug:code>/chart/", rollups.chart, name="years-chart"),
    path("activities/<str:public_id>/results/add/", results_forms.add_result, name="add-result"),
    path(
        "activities/<str:public_id>/results/<int:key>/",
        results_forms.write_result,
        name="write-result",
    ),
    path(
        "activities/<str:public_id>/figures/<int:key>/",
        results_forms.write_figures,
        name="write-figures",
    ),
    path(
        "activities/<str:public_id>/figures/<int:key>/chart/", results.chart, name="figures-chart"
    ),
]
