# SPDX-License-Identifier: EUPL-1.2
"""Every address: pages below a language, the API and plumbing without.

A room's pages are found in its `web/urls.py`, so that a new room needs no line here.
"""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from corridor.site.api import api
from corridor.site.web import search, views

handler400 = "corridor.site.web.errors.bad_request"
handler403 = "corridor.site.web.errors.forbidden"
handler404 = "corridor.site.web.errors.not_found"
handler500 = "corridor.site.web.errors.server_error"

rooms = [
    path("", include(f"{room}.web.urls"))
    for room in settings.ROOMS
    if find_spec(f"{room}.web") and find_spec(f"{room}.web.urls")
]

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("health/", views.health, name="health"),
    path("api/", api.urls),
    *i18n_patterns(
        path("", views.start, name="start"),
        path("api/", views.api_reference, name="api-reference"),
        path("search/", search.search_page, name="search"),
        path("account/", include("allauth.urls")),
        *rooms,
    ),
]
