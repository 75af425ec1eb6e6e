# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "corridor.foundation.parties"
    label = "parties"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_kinds
        from corridor.foundation.pages.public import register_search
        from corridor.foundation.reference.public import register_citing

        from .pack import KINDS
        from .web.citing import organisations_citing
        from .web.searching import SEARCHES

        register_kinds(KINDS)
        register_citing(organisations_citing)
        for search in SEARCHES:
            register_search(*search)
