# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "corridor.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in
        from django.core.checks import register

        from corridor.foundation.jobs.public import listen, register_job
        from corridor.foundation.pages.public import register_list_way, remember_deeds_with
        from corridor.foundation.parties.public import MERGED

        from .actions import move_memberships, once, send_letters_job
        from .checks import letters_can_leave, no_demo_accounts
        from .web.places import keep_places
        from .web.searches import way_to_save

        remember_deeds_with(once)
        register_list_way(way_to_save)
        register_job(
            "send-letters",
            send_letters_job,
            title=_("Letters about what awaits people"),
            daily=True,
        )
        listen(MERGED, move_memberships)
        user_logged_in.connect(keep_places)
        register(no_demo_accounts, "accounts")
        register(letters_can_leave, "accounts")
