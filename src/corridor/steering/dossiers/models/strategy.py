# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField
from corridor.values.money import Money

from .entry import Concerning, Entry


@tracked
class CapacityStrategy(Entry, Dated, Concerning):
    """A country's plan to run migration itself, with a timetable (its steps) and a budget.

    A null amount is one that no source states.
    """

    title = TranslatedField()
    text = TranslatedField()
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta(Entry.Meta, Dated.Meta):
        abstract = False
        verbose_name = _("capacity strategy")
        ordering = ["code"]
        default_permissions = ()
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            *Concerning.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="")
                | (Q(amount__gte=0) & ~Q(currency="")),
                name="dossiers_strategy_amount_has_currency",
            ),
        ]

    @property
    def budget(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)
