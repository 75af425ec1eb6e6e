# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "corridor.steering.policy"
    label = "policy"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_kinds
        from corridor.foundation.parties.public import MERGED, register_organisation_section
        from corridor.foundation.reference.public import register_citing, register_country_section

        from .actions import follow_merge
        from .pack import KINDS
        from .web.citing import policy_citing
        from .web.eligibility import country_section
        from .web.organisations import organisation_section

        register_kinds(KINDS)
        listen(MERGED, follow_merge)
        register_citing(policy_citing)
        register_country_section(country_section)
        register_organisation_section(organisation_section)
