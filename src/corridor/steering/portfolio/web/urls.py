# SPDX-License-Identifier: EUPL-1.2
from .activity_urls import urlpatterns as activities
from .money_urls import urlpatterns as money
from .results_urls import urlpatterns as results

app_name = "portfolio"
urlpatterns = [*activities, *money, *results]
