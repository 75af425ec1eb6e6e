# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import Node, words
from corridor.foundation.pages.public import not_found as not_found
from corridor.values.money import Money
from corridor.values.texts import Text

from ..models import Node as PolicyNode
from ..public import CheckOutcome, Spending, TreeNode
from ..registry import figure_address

SIGNS = {
    "exact": "=",
    "close": "≈",
    "broad": "⊂",
    "narrow": "⊃",
    "related": "~",
}

# What the node of the other framework is to the one at hand.
RELATIONS = {
    "exact": gettext_lazy("the same"),
    "close": gettext_lazy("nearly the same"),
    "broad": gettext_lazy("broader"),
    "narrow": gettext_lazy("narrower"),
    "related": gettext_lazy("related"),
}

BASES = {
    "source": gettext_lazy("stated by a source"),
    "judgement": gettext_lazy("our judgement"),
}

TONES = {
    CheckOutcome.HOLDS: ("good", "yes"),
    CheckOutcome.FAILS: ("bad", "no"),
    CheckOutcome.OPEN: ("open", "unknown"),
}

OUTCOMES = {
    CheckOutcome.HOLDS: gettext_lazy("holds"),
    CheckOutcome.FAILS: gettext_lazy("does not hold"),
    CheckOutcome.OPEN: gettext_lazy("cannot be told"),
}

EFFECTS = {
    "eligible": gettext_lazy("opens to the list"),
    "priority": gettext_lazy("puts the list first"),
    "exempt": gettext_lazy("is bound to no list"),
    "only": gettext_lazy("is limited to the list"),
}

KINDS: dict[str, Any] = dict(PolicyNode.Kind.choices)


def chosen(text: Text | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return "" if text is None else text.choose(words.language())[0]


def framework_url(code: str) -> str:
    return reverse("policy:framework", args=[code])


def node_url(framework: str, code: str) -> str:
    return reverse("policy:node", args=[framework, code])


def amount(
    value: Money | None,
    precision: Decimal | None = None,
    url: str = "",
    title: Any = "",
) -> dict[str, Any]:
    """What the tag `figure` draws."""
    return {"value": value, "precision": precision, "url": url, "title": title}


def spent(row: Spending | None) -> dict[str, Any] | None:
    """A booked amount that leads to its figure; null where nothing was booked."""
    if row is None:
        return None
    url = figure_address(row.framework, row.year, f"spending/{row.node or 'total'}")
    return amount(row.amount, row.precision, url)


def branches(framework: str, nodes: Iterable[TreeNode], *, edition: str = "") -> list[Node]:
    """A tree of nodes as the pages draw it; small trees stand open."""
    found = list(nodes)
    few = sum(1 for root in found for _node in root.walk()) <= 40
    suffix = f"?edition={edition}" if edition else ""

    def build(node: TreeNode) -> Node:
        return Node(
            title=node.title,
            code=node.code,
            url=node_url(framework, node.code) + suffix,
            note=KINDS[node.kind] if not node.path or node.kind != "target" else "",
            children=[build(child) for child in node.children],
            open=few,
        )

    return [build(root) for root in found]


def today() -> date:
    return timezone.localdate()
