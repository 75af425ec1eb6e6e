# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "corridor.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in
        from django.core.checks import register

        from corridor.foundation.jobs.public import listen
        from corridor.foundation.pages.public import remember_deeds_with
        from corridor.foundation.parties.public import MERGED

        from .actions import move_memberships, once
        from .checks import no_demo_accounts
        from .web.places import keep_places

        remember_deeds_with(once)
        listen(MERGED, move_memberships)
        user_logged_in.connect(keep_places)
        register(no_demo_accounts, "accounts")
