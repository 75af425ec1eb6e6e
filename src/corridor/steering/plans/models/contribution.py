# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField
from corridor.values.money import Money

from .action_plan import ActionPlan


@tracked
class Contribution(Identified):
    """A line of a plan: what is done for a result area, by which approach and means.

    A null amount, staff or expertise is not stated, which is not zero. `approach` is null in a
    framework without approaches. `outcome` is empty until it is recorded; what nobody can tell is
    recorded as unknown.
    """

    class Outcome(models.TextChoices):
        DONE = "done", pgettext_lazy("of a contribution", "done")
        PARTLY = "partly", _("partly done")
        NOT_DONE = "not_done", _("not done")
        UNKNOWN = "unknown", _("unknown")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="contributions")
    node = models.ForeignKey("policy.Node", models.PROTECT, related_name="contributions")
    approach = models.ForeignKey(
        "policy.Node",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions_by_approach",
    )
    what = TranslatedField()
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    # Full-time equivalents through the year.
    staff = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    expertise = TranslatedField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    done = TranslatedField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("line of an action plan")
        verbose_name_plural = _("lines of action plans")
        ordering = ["plan", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="")
                | Q(amount__isnull=False, amount__gte=0) & ~Q(currency=""),
                name="plans_contribution_amount_with_currency",
            ),
            models.CheckConstraint(
                condition=Q(staff__isnull=True) | Q(staff__gte=0),
                name="plans_contribution_staff_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.public_id}"

    @property
    def organisation_id(self) -> Any:
        """Whose plan it stands in."""
        return self.plan.organisation_id

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)
