# SPDX-License-Identifier: EUPL-1.2
"""The gallery of components, for developers and tests; production has none."""

from django.conf import settings
from django.urls import URLPattern, path

from . import gallery

app_name = "pages"
urlpatterns: list[URLPattern] = []
if settings.MODE != "production":
    urlpatterns = [
        path("components/", gallery.components, name="components"),
        path("components/list/", gallery.ExampleList.as_view(), name="example-list"),
        path("components/progress/", gallery.example_progress, name="example-progress"),
        path("components/errors/<int:status>/", gallery.example_error, name="example-error"),
    ]
