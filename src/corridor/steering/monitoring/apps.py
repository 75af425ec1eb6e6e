# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "corridor.steering.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_job
        from corridor.foundation.pages.public import register_desk
        from corridor.foundation.parties.public import MERGED

        from .actions import follow_merge, send_reminders_job
        from .web.desk import trays

        listen(MERGED, follow_merge)
        register_desk(trays)
        register_job("send-reminders", send_reminders_job, daily=True)
