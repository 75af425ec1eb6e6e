# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "corridor.insight.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from corridor.foundation.jobs.public import register_kinds
        from corridor.foundation.pages.public import register_search
        from corridor.foundation.reference.public import register_citing
        from corridor.steering.portfolio.public import register_activity_section

        from .pack import KINDS
        from .web.searching import SEARCHES
        from .web.sections import activity_section, knowledge_citing

        register_kinds(KINDS)
        register_citing(knowledge_citing)
        register_activity_section(activity_section)
        for search in SEARCHES:
            register_search(*search)
