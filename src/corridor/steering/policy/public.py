# SPDX-License-Identifier: EUPL-1.2
"""The door of the policy room.

Rows come as frozen values that know their record (`RecordRef`), so that a figure can lead back to
what it was counted from. Amounts are `Money`, or null where the source leaves them open.
"""

from .actions import book_spending
from .models import Edition, Framework, Instrument, Node
from .rules import Changes
from .rules import Outcome as CheckOutcome
from .selectors.budgets import other_budgets
from .selectors.checks import Check, money_checks
from .selectors.crosswalks import (
    CrosswalkMatrix,
    InvolvementMatrix,
    Link,
    NodeLink,
    involvement,
    linked_frameworks,
    links_of,
    matrix,
)
from .selectors.eligibility import Ground, RuleBook, Ruling, ask, instruments, rule_book
from .selectors.money import (
    Titles,
    bookings,
    current_booking,
    envelope,
    envelopes,
    explanations,
    reservations,
    spending,
    titles,
    years,
)
from .selectors.records import Cap, Cause, Funds, Part, RecordRef, Spending
from .selectors.trees import (
    Tree,
    TreeNode,
    changes,
    edition_on,
    editions,
    emphases,
    framework,
    frameworks,
    node,
    node_states,
    nodes_in_order,
    tree,
)

__all__ = [
    "Cap",
    "Cause",
    "Changes",
    "Check",
    "CheckOutcome",
    "CrosswalkMatrix",
    "Edition",
    "Framework",
    "Funds",
    "Ground",
    "Instrument",
    "InvolvementMatrix",
    "Link",
    "Node",
    "NodeLink",
    "Part",
    "RecordRef",
    "RuleBook",
    "Ruling",
    "Spending",
    "Titles",
    "Tree",
    "TreeNode",
    "ask",
    "book_spending",
    "bookings",
    "changes",
    "current_booking",
    "edition_on",
    "editions",
    "emphases",
    "envelope",
    "envelopes",
    "explanations",
    "framework",
    "frameworks",
    "instruments",
    "involvement",
    "linked_frameworks",
    "links_of",
    "matrix",
    "money_checks",
    "node",
    "node_states",
    "nodes_in_order",
    "other_budgets",
    "reservations",
    "rule_book",
    "spending",
    "titles",
    "tree",
    "years",
]
