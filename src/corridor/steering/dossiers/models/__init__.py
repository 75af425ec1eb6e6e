# SPDX-License-Identifier: EUPL-1.2
from .assessment import CapacityAssessment, Domain
from .clause import ConditionalityClause
from .decision import ConditionalityDecision
from .entry import Concerning, Entry
from .fact import DecisionFact
from .interest import Interest
from .obligation import Obligation
from .obligation_step import ObligationStep
from .paper import PlanningPaper
from .partnership import Partnership
from .party import Party
from .strategy import CapacityStrategy
from .strategy_step import StrategyStep

__all__ = [
    "CapacityAssessment",
    "CapacityStrategy",
    "Concerning",
    "ConditionalityClause",
    "ConditionalityDecision",
    "DecisionFact",
    "Domain",
    "Entry",
    "Interest",
    "Obligation",
    "ObligationStep",
    "Partnership",
    "Party",
    "PlanningPaper",
    "StrategyStep",
]
