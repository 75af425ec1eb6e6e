# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import actors, plans, writing

app_name = "plans"
urlpatterns = [
    path("plans/", plans.Plans.as_view(), name="plans"),
    path("plans/start/", plans.start, name="start"),
    path("plans/<slug:public_id>/", plans.plan_page, name="plan"),
    path("plans/<slug:public_id>/outcomes/", writing.outcomes, name="outcomes"),
    path("plans/<slug:public_id>/contributions/add/", writing.add, name="add"),
    path("plans/<slug:public_id>/contributions/<slug:key>/", writing.change, name="change"),
    path("plans/<slug:public_id>/contributions/<slug:key>/remove/", writing.remove, name="remove"),
    path("plans/<slug:public_id>/steps/<slug:step>/", writing.step, name="step"),
    path("actors/", actors.actors_page, name="actors"),
]
