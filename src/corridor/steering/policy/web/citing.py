# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation

from ..public import budgets_in, cited_in
from .shown import chosen, framework_url, node_url


def policy_citing(document: str) -> Iterator[Citing]:
    """Nodes, money, rules and the rest, with the lines on which they rest."""
    for found in cited_in(document):
        url = (
            framework_url(found.framework)
            if found.node is None
            else node_url(found.framework, found.node)
        )
        for text in found.sources:
            citation = Citation.parse(text)
            if citation.document == document:
                yield Citing(citation, f"{found.key}: {chosen(found.label)}", url)
    for budget in budgets_in(document):
        at = budget.recipient or budget.payer
        for citation in budget.citations:
            if citation.document == document:
                url = at.get_absolute_url() if at else ""
                yield Citing(citation, f"{budget.from_year}: {chosen(budget.names)}", url)
