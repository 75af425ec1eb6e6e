# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField

from .kept import kept
from .screening import Screening


class MeasureState(models.TextChoices):
    OPEN = "open", pgettext_lazy("of a measure", "not begun")
    UNDER_WAY = "under_way", pgettext_lazy("of a measure", "under way")
    DONE = "done", pgettext_lazy("of a measure", "done")
    DROPPED = "dropped", pgettext_lazy("of a measure", "dropped")


@tracked
class Measure(Identified):
    """What will be done about what a screening found, by whom and by when.

    `state` is that of its last step. `due` is the last day for it; null where none was agreed.
    """

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="measures")
    text = TranslatedField()
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=MeasureState.choices, default=MeasureState.OPEN)

    class Meta:
        ordering = ["screening", "pk"]
        default_permissions = ()
        verbose_name = _("measure")

    def __str__(self) -> str:
        return str(self.text)


@tracked
class MeasureStep(models.Model):
    """How far a measure was on a day; steps are only added."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="steps")
    day = models.DateField()
    state = models.CharField(max_length=9, choices=MeasureState.choices)
    text = models.TextField(blank=True)
    by_key = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("step of a measure")
        ordering = ["measure", "pk"]
        default_permissions = ()
        triggers = kept()
