# SPDX-License-Identifier: EUPL-1.2
from .booking import Booking
from .country_rule import CountryRule
from .crosswalk import Crosswalk
from .edition import Edition
from .emphasis import Emphasis
from .envelope import Envelope
from .envelope_part import EnvelopePart
from .explanation import Explanation
from .framework import Framework
from .instrument import Instrument
from .involvement import Involvement
from .node import Node
from .node_state import NodeState
from .other_budget import OtherBudget
from .promise import EnteredBy, Promise
from .promise_node import PromiseNode
from .promise_party import PromiseParty
from .promise_step import PromiseStep
from .reservation import Reservation

__all__ = [
    "Booking",
    "CountryRule",
    "Crosswalk",
    "Edition",
    "Emphasis",
    "EnteredBy",
    "Envelope",
    "EnvelopePart",
    "Explanation",
    "Framework",
    "Instrument",
    "Involvement",
    "Node",
    "NodeState",
    "OtherBudget",
    "Promise",
    "PromiseNode",
    "PromiseParty",
    "PromiseStep",
    "Reservation",
]
