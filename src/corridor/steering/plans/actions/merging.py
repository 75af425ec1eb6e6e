# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import changing

from .. import rules
from ..models import ActionPlan, ActorFact, ContributionPartner, Mandate


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice.

    Where both have a plan of the same year these become one with the contributions of both. It has
    the earlier of their states, a draft at most where one was not adopted yet: nobody adopted the
    whole.
    """
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        Mandate.objects.filter(organisation_id=drop).update(organisation_id=keep)
        ActorFact.objects.filter(organisation_id=drop).update(organisation_id=keep)
        held = {
            (plan.framework_id, plan.year): plan
            for plan in ActionPlan.objects.select_for_update().filter(organisation_id=keep)
        }
        for plan in ActionPlan.objects.select_for_update().filter(organisation_id=drop):
            stays = held.get((plan.framework_id, plan.year))
            if stays is None:
                plan.organisation_id = keep
                plan.version += 1
                plan.save()
            else:
                _join(stays, plan)
        _partners(keep, drop)


def _join(stays: ActionPlan, goes: ActionPlan) -> None:
    goes.contributions.update(plan=stays)
    state = rules.earlier(stays.state, goes.state)
    if state == ActionPlan.State.DRAFT:
        stays.submitted = stays.submitted_by = stays.adopted = stays.adopted_by = None
    if state != ActionPlan.State.CLOSED:
        stays.closed = None
        stays.remark = _("Two plans of the same actor became one here; look at the whole.")
    stays.state = state
    stays.sources = list(dict.fromkeys([*stays.sources, *goes.sources]))
    stays.note = stays.note or goes.note
    stays.version += 1
    stays.save()
    goes.delete()


def _partners(keep: int, drop: int) -> None:
    """Partners too: each stands once, and nobody is a partner in a plan of its own."""
    both = ContributionPartner.objects.filter(organisation_id=keep).values("contribution")
    ContributionPartner.objects.filter(organisation_id=drop, contribution__in=both).delete()
    ContributionPartner.objects.filter(organisation_id=drop).update(organisation_id=keep)
    ContributionPartner.objects.filter(
        organisation_id=keep, contribution__plan__organisation_id=F("organisation_id")
    ).delete()
