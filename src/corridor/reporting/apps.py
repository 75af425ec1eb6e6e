# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "corridor.reporting"
    label = "reporting"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_kinds

        from .pack import KINDS

        register_kinds(KINDS)
