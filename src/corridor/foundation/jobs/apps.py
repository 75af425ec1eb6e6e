# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "corridor.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        from . import actions
        from .public import register_job

        register_job("load-pack", actions.load_pack_job)
