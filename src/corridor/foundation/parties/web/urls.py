# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import views

app_name = "parties"
urlpatterns = [
    path("organisations/", views.OrganisationList.as_view(), name="organisations"),
    path("organisations/<str:public_id>/", views.organisation, name="organisation"),
    path("organisations/<str:public_id>/edit/", views.edit, name="edit"),
    path("organisations/<str:public_id>/merge/", views.merge, name="merge"),
]
