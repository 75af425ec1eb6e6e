# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "corridor.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        from . import actions
        from .public import register_job

        register_job("load-pack", actions.load_pack_job, title=_("Loading a data pack"))
