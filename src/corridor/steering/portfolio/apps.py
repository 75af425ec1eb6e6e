# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "corridor.steering.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_job, register_kinds

        from .actions.valuing import value_money_job
        from .pack import KINDS

        register_kinds(KINDS)
        register_job("value-money", value_money_job)
