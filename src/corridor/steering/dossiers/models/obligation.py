# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField
from corridor.values.periods import Moment

from .entry import Entry
from .partnership import Partnership


@tracked
class Obligation(Entry):
    """What one side owes the other: of a partnership, of a country, or both.

    What came of it stands in its steps. It is due on a day from `due_earliest` to `due_latest`
    (equal where the day is known; both null where no term is stated).
    """

    class Side(models.TextChoices):
        PARTNER = "partner", _("partner country")
        DONOR = "donor", _("donor")
        BOTH = "both", _("both sides together")

    side = models.CharField(max_length=7, choices=Side.choices)
    country = models.ForeignKey(
        "reference.Country", models.PROTECT, null=True, blank=True, related_name="+"
    )
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    text = TranslatedField()
    agreed_in = TranslatedField(null=True, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = _("obligation")
        ordering = ["due_latest", "pk"]
        default_permissions = ()
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(country__isnull=False) | Q(partnership__isnull=False),
                name="dossiers_obligation_of_something",
            ),
            models.CheckConstraint(
                condition=Q(due_earliest__isnull=True, due_latest__isnull=True)
                | Q(due_earliest__lte=F("due_latest")),
                name="dossiers_obligation_due_in_order",
            ),
        ]

    @property
    def due(self) -> Moment | None:
        """Null where no term is stated."""
        if self.due_latest is None:
            return None
        return Moment(self.due_earliest, self.due_latest)
