# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import adviser, filling, oda, screenings

app_name = "screening"
urlpatterns = [
    path("screenings/", screenings.Screenings.as_view(), name="screenings"),
    path("screenings/start/", filling.start, name="start"),
    path("screenings/gender/<slug:code>/", screenings.gender, name="gender"),
    path("screenings/<slug:public_id>/", screenings.screening_page, name="screening"),
    path("screenings/<slug:public_id>/fill/", filling.fill, name="fill"),
    path("screenings/<slug:public_id>/conclude/", filling.conclude, name="conclude"),
    path("screenings/<slug:public_id>/measures/", filling.add_measure, name="add-measure"),
    path("screenings/<slug:public_id>/measures/<slug:key>/", filling.add_step, name="add-step"),
    path("purpose-codes/", adviser.adviser, name="adviser"),
    path("purpose-codes/keep/", adviser.keep, name="keep-advice"),
    path("aid-decisions/", oda.Decisions.as_view(), name="decisions"),
    path("activities/<slug:public_id>/aid/", oda.decision_page, name="oda"),
    path("activities/<slug:public_id>/aid/decide/", oda.decide, name="decide"),
]
