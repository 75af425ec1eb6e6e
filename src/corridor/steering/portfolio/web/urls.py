# SPDX-License-Identifier: EUPL-1.2
from .money_urls import urlpatterns as money

app_name = "portfolio"
urlpatterns = [*money]
