# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField
from corridor.values.periods import Moment

from .strategy import CapacityStrategy


@tracked
class StrategyStep(models.Model):
    """A step of the timetable, due on a day from `earliest` to `latest`; null where not stated."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")
        UNKNOWN = "unknown", _("unknown")

    strategy = models.ForeignKey(CapacityStrategy, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = TranslatedField()
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.UNKNOWN)

    class Meta:
        verbose_name = _("step of a timetable")
        ordering = ["strategy", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "position"],
                name="dossiers_strategystep_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__lte=F("latest")),
                name="dossiers_strategystep_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id}/{self.position}"

    @property
    def due(self) -> Moment | None:
        return None if self.latest is None else Moment(self.earliest, self.latest)
