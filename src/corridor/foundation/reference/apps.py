# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    name = "corridor.foundation.reference"
    label = "reference"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import (
            check_citations_with,
            register_job,
            register_kinds,
        )
        from corridor.foundation.pages.public import register_search

        from . import actions
        from .pack import KINDS
        from .public import check_citation, register_citing
        from .web.citing import records_citing
        from .web.searching import SEARCHES

        register_kinds(KINDS)
        check_citations_with(check_citation)
        register_job("load-ecb-rates", actions.load_ecb_rates_job, title=_("Loading euro rates"))
        register_citing(records_citing)
        for search in SEARCHES:
            register_search(*search)
