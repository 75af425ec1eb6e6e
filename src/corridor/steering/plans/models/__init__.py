# SPDX-License-Identifier: EUPL-1.2
from .action_plan import ActionPlan
from .actor_fact import ActorFact
from .contribution import Contribution
from .cycle_step import CycleStep
from .mandate import Mandate
from .ties import ContributionCountry, ContributionPartner

__all__ = [
    "ActionPlan",
    "ActorFact",
    "Contribution",
    "ContributionCountry",
    "ContributionPartner",
    "CycleStep",
    "Mandate",
]
