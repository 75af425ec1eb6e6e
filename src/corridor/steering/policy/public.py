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
from .selectors.checks import Check, checks_by_year, money_checks
from .selectors.citing import Cited, cited_in
from .selectors.crosswalks import (
    CrosswalkMatrix,
    InvolvementMatrix,
    InvolvementRow,
    Link,
    NodeLink,
    has_involvement,
    involvement,
    involvements_of,
    linked_frameworks,
    links_of,
    matrix,
)
from .selectors.eligibility import Ground, RuleBook, Ruling, Spell, ask, instruments, rule_book
from .selectors.money import (
    Titles,
    bookings,
    bookings_of,
    current_booking,
    envelope,
    envelopes,
    explanations,
    parts_of,
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
    node_emphases,
    node_states,
    nodes_in_order,
    owned_by,
    tree,
    tree_of,
)

__all__ = [
    "Cap",
    "Cause",
    "Changes",
    "Check",
    "CheckOutcome",
    "Cited",
    "CrosswalkMatrix",
    "Edition",
    "Framework",
    "Funds",
    "Ground",
    "Instrument",
    "InvolvementMatrix",
    "InvolvementRow",
    "Link",
    "Node",
    "NodeLink",
    "Part",
    "RecordRef",
    "RuleBook",
    "Ruling",
    "Spell",
    "Spending",
    "Titles",
    "Tree",
    "TreeNode",
    "ask",
    "book_spending",
    "bookings",
    "bookings_of",
    "changes",
    "checks_by_year",
    "cited_in",
    "current_booking",
    "edition_on",
    "editions",
    "emphases",
    "envelope",
    "envelopes",
    "explanations",
    "framework",
    "frameworks",
    "has_involvement",
    "instruments",
    "involvement",
    "involvements_of",
    "linked_frameworks",
    "links_of",
    "matrix",
    "money_checks",
    "node",
    "node_emphases",
    "node_states",
    "nodes_in_order",
    "other_budgets",
    "owned_by",
    "parts_of",
    "reservations",
    "rule_book",
    "spending",
    "titles",
    "tree",
    "tree_of",
    "years",
]
