# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, Sourced, TranslatedField
from corridor.values.money import Money

from .framework import Framework
from .node import Node


@tracked
class Booking(Identified, Sourced):
    """Spending of a calendar year on a node, or on the whole framework where `node` is null.

    Never changed: a correction is a booking of its own that `supersedes` the one before it. A null
    amount is one that the source leaves open, which is not zero. `precision` is the unit to which
    the source rounds.
    """

    class Status(models.TextChoices):
        STATED = "stated", _("stated")
        NOT_STATED = "not_stated", _("not stated")

    class Origin(models.TextChoices):
        PACK = "pack", _("data pack")
        OFFICER = "officer", _("officer")

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="bookings")
    node = models.ForeignKey(Node, models.PROTECT, null=True, blank=True, related_name="bookings")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)
    precision = models.DecimalField(max_digits=14, decimal_places=2, default=1)
    status = models.CharField(max_length=10, choices=Status.choices)
    note = TranslatedField(null=True, blank=True)
    reason = models.TextField(blank=True)
    origin = models.CharField(max_length=7, choices=Origin.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    booked = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("booking")
        ordering = ["framework", "year", "node"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["framework", "node", "year"],
                condition=Q(current=True),
                name="policy_booking_one_current",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(status="stated", amount__isnull=False)
                | Q(status="not_stated", amount__isnull=True),
                name="policy_booking_stated_has_amount",
            ),
            models.CheckConstraint(condition=Q(precision__gt=0), name="policy_booking_precision"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="policy_booking_not_itself",
            ),
        ]

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)
