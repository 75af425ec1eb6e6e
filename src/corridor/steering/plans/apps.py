# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "corridor.steering.plans"
    label = "plans"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_kinds
        from corridor.foundation.pages.public import register_desk, register_search
        from corridor.foundation.parties.public import MERGED, register_organisation_section
        from corridor.foundation.reference.public import register_citing, register_country_section
        from corridor.steering.policy.public import (
            register_framework_section,
            register_node_section,
        )

        from .actions import follow_merge
        from .pack import KINDS
        from .web.citing import plans_citing
        from .web.desk import trays
        from .web.searching import SEARCHES
        from .web.sections import (
            country_section,
            framework_section,
            node_section,
            organisation_section,
        )

        register_kinds(KINDS)
        listen(MERGED, follow_merge)
        register_citing(plans_citing)
        register_country_section(country_section)
        register_organisation_section(organisation_section)
        register_framework_section(framework_section)
        register_node_section(node_section)
        register_desk(trays)
        for search in SEARCHES:
            register_search(*search)
