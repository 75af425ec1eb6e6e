# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.values.money import Money

from .envelope import Envelope
from .node import Node


@tracked
class EnvelopePart(Sourced):
    """A part of an envelope and where it comes from, in the envelope's currency.

    Without an amount it is a source of money that may come on top of the envelope.
    """

    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="parts")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    names = TranslatedField()
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    node = models.ForeignKey(
        Node, models.PROTECT, null=True, blank=True, related_name="envelope_parts"
    )
    origin = TranslatedField(null=True, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("part of an envelope")
        ordering = ["envelope", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["envelope", "code"], name="policy_envelopepart_code"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="policy_envelopepart_positive",
            ),
        ]

    def money(self) -> Money | None:
        """Null when no source states it; reads the envelope for its currency."""
        return None if self.amount is None else Money(self.amount, self.envelope.currency)
