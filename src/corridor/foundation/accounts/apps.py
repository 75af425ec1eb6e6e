# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "corridor.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.core.checks import register

        from corridor.foundation.jobs.public import listen
        from corridor.foundation.parties.public import MERGED

        from .actions import move_memberships
        from .checks import no_demo_accounts

        listen(MERGED, move_memberships)
        register(no_demo_accounts, "accounts")
