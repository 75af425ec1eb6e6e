# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.values.money import Money

from .framework import Framework


@tracked
class Envelope(Sourced):
    """What a framework may cost in a calendar year, in units of `currency`.

    `precision` is the unit to which the source rounds: 100000 for "9.0 million".
    """

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="envelopes")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    precision = models.DecimalField(max_digits=14, decimal_places=2, default=1)
    note = TranslatedField(null=True, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("envelope")
        ordering = ["framework", "year"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["framework", "year"], name="policy_envelope_year"),
            models.CheckConstraint(
                condition=Q(amount__gte=0) & Q(precision__gt=0), name="policy_envelope_positive"
            ),
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
