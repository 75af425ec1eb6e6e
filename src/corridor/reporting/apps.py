# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "corridor.reporting"
    label = "reporting"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_kinds
        from corridor.foundation.pages.public import register_desk, register_search
        from corridor.foundation.reference.public import register_citing
        from corridor.steering.policy.public import (
            register_figure_address,
            register_framework_section,
        )

        from .pack import KINDS
        from .selectors.addresses import figure_page
        from .web.citing import reports_citing
        from .web.overview import framework_section
        from .web.questions import trays as questions_waiting
        from .web.searching import SEARCHES
        from .web.writing.trays import trays as reports_waiting

        register_kinds(KINDS)
        register_citing(reports_citing)
        register_figure_address(figure_page)
        register_framework_section(framework_section)
        register_desk(reports_waiting)
        register_desk(questions_waiting)
        for search in SEARCHES:
            register_search(*search)
