# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "corridor.steering.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from corridor.foundation.accounts.public import register_letter_part
        from corridor.foundation.jobs.public import listen, register_job
        from corridor.foundation.pages.public import register_desk
        from corridor.foundation.parties.public import MERGED
        from corridor.steering.portfolio.public import register_activity_section

        from .actions import follow_merge, part_of_letter, send_reminders_job
        from .web.desk import trays
        from .web.sections import activity_section

        listen(MERGED, follow_merge)
        register_desk(trays)
        register_letter_part(part_of_letter)
        register_activity_section(activity_section)
        register_job("send-reminders", send_reminders_job, daily=True)
