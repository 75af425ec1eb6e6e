# SPDX-License-Identifier: EUPL-1.2
"""What an organisation's page says of policy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Section
from corridor.foundation.parties.public import Organisation

from ..public import involvements_of, money_beside, owned_by
from .shown import framework_url, node_url


def organisation_section(organisation: Organisation, lang: str) -> Section | None:
    """The frameworks it owns, what it works on, and money that it pays or receives."""
    owned = [{"framework": row, "url": framework_url(row.code)} for row in owned_by(organisation)]
    involved = [
        {
            "row": row,
            "approach_url": node_url(row.framework, row.approach.code),
            "objective_url": node_url(row.framework, row.objective.code),
        }
        for row in involvements_of(organisation)
    ]
    budgets = [
        {"budget": row, "pays": row.payer_id == organisation.pk}
        for row in money_beside(organisation)
    ]
    if not owned and not involved and not budgets:
        return None
    return Section(
        _("Policy"),
        "policy/organisation_section.html",
        {"owned": owned, "involved": involved, "budgets": budgets},
    )
