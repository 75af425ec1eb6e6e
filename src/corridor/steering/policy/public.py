# SPDX-License-Identifier: EUPL-1.2
"""The door of the policy room.

Rows come as frozen values that know their record (`RecordRef`), so that a figure can lead back to
what it was counted from. Amounts are `Money`, or null where the source leaves them open.
"""

from .actions import book_spending
from .models import Edition, Framework, Instrument, Node
from .rules import Changes
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
    "Edition",
    "Framework",
    "Funds",
    "Instrument",
    "Node",
    "Part",
    "RecordRef",
    "Spending",
    "Titles",
    "Tree",
    "TreeNode",
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
    "node",
    "node_states",
    "nodes_in_order",
    "reservations",
    "spending",
    "titles",
    "tree",
    "years",
]
