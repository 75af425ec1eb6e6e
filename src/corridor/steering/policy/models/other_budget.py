# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.values.money import Money


@tracked
class OtherBudget(Sourced):
    """Money beside a framework's own envelope, never added to it.

    `until_year` is null when the source does not say for how long; `approximate` when it gives a
    round number ("some 6.8 million").
    """

    code = models.SlugField(max_length=60, unique=True)
    names = TranslatedField()
    payer = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="budgets_paid"
    )
    recipient = models.ForeignKey(
        "parties.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budgets_received",
    )
    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    approximate = models.BooleanField()
    text = TranslatedField()

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("other budget")
        ordering = ["from_year", "code"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until_year__isnull=True) | Q(until_year__gte=F("from_year")),
                name="policy_otherbudget_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
