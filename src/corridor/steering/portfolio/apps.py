# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "corridor.steering.portfolio"
    label = "portfolio"
