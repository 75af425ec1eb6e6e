# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortfolioConfig(AppConfig):
    name = "corridor.steering.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import listen, register_job, register_kinds
        from corridor.foundation.pages.public import register_search
        from corridor.foundation.parties.public import MERGED, register_organisation_section
        from corridor.foundation.reference.public import register_citing, register_country_section
        from corridor.steering.policy.public import register_node_section

        from .actions.covering import CHANGED
        from .actions.merging import follow_merge
        from .actions.tallying import follow_changes, tally_results_job
        from .actions.valuing import value_money_job
        from .pack import KINDS
        from .web.citing import portfolio_citing
        from .web.elsewhere import (
            country_activities,
            node_activities,
            organisation_activities,
        )
        from .web.rollups import country_results, node_results
        from .web.searching import SEARCHES
        from .web.spending import country_section, node_section, organisation_section

        register_kinds(KINDS)
        register_job("value-money", value_money_job, title=_("Valuing money in euro"), daily=True)
        register_job("tally-results", tally_results_job, daily=True)
        listen(CHANGED, follow_changes)
        listen(MERGED, follow_merge)
        register_citing(portfolio_citing)
        register_node_section(node_activities)
        register_country_section(country_activities)
        register_organisation_section(organisation_activities)
        register_node_section(node_section)
        register_node_section(node_results)
        register_country_section(country_section)
        register_country_section(country_results)
        register_organisation_section(organisation_section)
        for search in SEARCHES:
            register_search(*search)
