# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from .code_lists import CodeLists, code_list_page
from .countries import Countries, country_page
from .country_lists import CountryLists, country_list_page
from .currencies import Currencies, Rates
from .documents import Documents, document_page
from .loading import load_rates

app_name = "reference"
urlpatterns = [
    path("countries/", Countries.as_view(), name="countries"),
    path("countries/<slug:iso2>/", country_page, name="country"),
    path("country-lists/", CountryLists.as_view(), name="country-lists"),
    path("country-lists/<slug:code>/", country_list_page, name="country-list"),
    path("documents/", Documents.as_view(), name="documents"),
    path("documents/<slug:code>/", document_page, name="document"),
    path("code-lists/", CodeLists.as_view(), name="code-lists"),
    path("code-lists/<slug:code>/", code_list_page, name="code-list"),
    path("currencies/", Currencies.as_view(), name="currencies"),
    path("currencies/load/", load_rates, name="load-rates"),
    path("currencies/<slug:code>/", Rates.as_view(), name="currency"),
]
