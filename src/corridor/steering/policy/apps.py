# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "corridor.steering.policy"
    label = "policy"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_kinds
        from corridor.foundation.parties.public import MERGED

        from .actions import follow_merge
        from .pack import KINDS

        register_kinds(KINDS)
        listen(MERGED, follow_merge)
