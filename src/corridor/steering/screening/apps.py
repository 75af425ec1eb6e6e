# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "corridor.steering.screening"
    label = "screening"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_kinds
        from corridor.foundation.pages.public import register_desk
        from corridor.foundation.parties.public import MERGED
        from corridor.foundation.reference.public import register_citing
        from corridor.steering.policy.public import register_framework_section
        from corridor.steering.portfolio.public import register_activity_section

        from .actions import follow_merge
        from .pack import KINDS
        from .web.citing import screening_citing
        from .web.desk import trays
        from .web.sections import activity_section, framework_section

        register_kinds(KINDS)
        listen(MERGED, follow_merge)
        register_citing(screening_citing)
        register_desk(trays)
        register_activity_section(activity_section)
        register_framework_section(framework_section)
