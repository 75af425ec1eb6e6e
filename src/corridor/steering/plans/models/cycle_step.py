# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField


@tracked
class CycleStep(Sourced):
    """A step of the year as a framework foresees it, from the plans to their evaluation.

    `position` counts from 1.
    """

    framework = models.ForeignKey("policy.Framework", models.CASCADE, related_name="cycle_steps")
    position = models.PositiveSmallIntegerField()
    title = TranslatedField()
    text = TranslatedField()

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("step of a yearly cycle")
        verbose_name_plural = _("steps of a yearly cycle")
        ordering = ["framework", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["framework", "position"], name="plans_cyclestep_once"),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id}/{self.position}"
