# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import views

app_name = "audit"
urlpatterns = [path("history/<str:label>/<int:key>/", views.history, name="history")]
