# SPDX-License-Identifier: EUPL-1.2
"""Every address: pages below a language, the API and plumbing without.

A room's pages are found in its `web/urls.py`, so that a new room needs no line here.
"""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from corridor.site.api import api
from corridor.site.web import about, cards, data, embeds, feeds, search, sitemap, start, views

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
    path("favicon.ico", views.icon, name="icon"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemaps/<slug:name>.xml", sitemap.part, name="sitemap-part"),
    path("data/catalogue.<slug:kind>", data.catalogue_file, name="catalogue"),
    path("data/corridor-data-pack.zip", data.pack_file, name="data-pack"),
    *i18n_patterns(
        path("", start.start, name="start"),
        path("api/", views.api_reference, name="api-reference"),
        path("search/", search.search_page, name="search"),
        path("how-figures-are-made/", about.how_figures, name="how-figures"),
        path("accessibility/", about.accessibility, name="accessibility"),
        path("privacy/", about.privacy, name="privacy"),
        path("data/", data.data_page, name="data"),
        path("feeds/", feeds.feeds_page, name="feeds"),
        path("feeds/<slug:code>.atom", feeds.feed, name="feed"),
        path(
            "embed/<slug:framework>/<int:year>/chart-<int:place>/", embeds.chart, name="embed-chart"
        ),
        path("embed/<slug:framework>/<int:year>/<figure:key>/", embeds.figure, name="embed-figure"),
        path("card/site.png", cards.site_card, name="card-site"),
        path("card/stories/<slug:code>.png", cards.story_card, name="card-story"),
        path("card/<slug:framework>/<int:year>/report.png", cards.report_card, name="card-report"),
        path(
            "card/<slug:framework>/<int:year>/<figure:key>.png",
            cards.figure_card,
            name="card-figure",
        ),
        path("account/", include("allauth.urls")),
        *rooms,
    ),
]
