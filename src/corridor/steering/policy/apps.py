# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "corridor.steering.policy"
    label = "policy"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_kinds
        from corridor.foundation.pages.public import register_desk, register_search
        from corridor.foundation.parties.public import MERGED, register_organisation_section
        from corridor.foundation.reference.public import register_citing, register_country_section

        from .actions import follow_merge
        from .pack import KINDS
        from .registry import register_framework_section, register_node_section
        from .web.citing import policy_citing
        from .web.eligibility import country_section
        from .web.organisations import organisation_section
        from .web.promise_sections import (
            promises_citing,
            promises_of_framework,
            promises_of_node,
            promises_of_organisation,
            promises_waiting,
        )
        from .web.searching import SEARCHES

        register_kinds(KINDS)
        listen(MERGED, follow_merge)
        register_citing(policy_citing)
        register_country_section(country_section)
        register_organisation_section(organisation_section)
        register_citing(promises_citing)
        register_framework_section(promises_of_framework)
        register_node_section(promises_of_node)
        register_organisation_section(promises_of_organisation)
        register_desk(promises_waiting)
        for search in SEARCHES:
            register_search(*search)
