# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .framework import Framework


@tracked
class Node(models.Model):
    """A priority, objective or the like; its code stays while its words and place change."""

    class Kind(models.TextChoices):
        PRIORITY = "priority", _("priority")
        OBJECTIVE = "objective", _("objective")
        RESULT_AREA = "result_area", _("result area")
        APPROACH = "approach", _("approach")
        PILLAR = "pillar", _("pillar")
        GOAL = "goal", _("goal")
        TARGET = "target", _("target")
        PRINCIPLE = "principle", _("principle")

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="nodes")
    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = _("node")
        ordering = ["framework", "code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="policy_node_code")
        ]

    def __str__(self) -> str:
        return self.code
