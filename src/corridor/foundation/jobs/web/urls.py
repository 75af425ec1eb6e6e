# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import views

app_name = "jobs"
urlpatterns = [
    path("runs/", views.Runs.as_view(), name="runs"),
    path("runs/load/", views.start_load, name="start-load"),
    path("runs/<slug:public_id>/", views.run, name="run"),
    path("runs/<slug:public_id>/progress/", views.progress, name="progress"),
]
