# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "corridor.steering.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_kinds

        from .pack import KINDS

        register_kinds(KINDS)
