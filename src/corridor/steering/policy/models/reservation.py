# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField
from corridor.values.money import Money

from .node import Node


@tracked
class Reservation(Dated, Sourced):
    """At most this amount in each period for a node."""

    class Per(models.TextChoices):
        YEAR = "year", _("a year")

    node = models.ForeignKey(Node, models.CASCADE, related_name="reservations")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    per = models.CharField(max_length=5, choices=Per.choices, default=Per.YEAR)
    text = TranslatedField()
    note = TranslatedField(null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("reservation")
        ordering = ["node", "valid"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["node", "valid"], name="policy_reservation_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="policy_reservation_positive"),
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
