# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField

from .framework import Framework
from .node import Node


@tracked
class Explanation(Sourced):
    """Why a year's spending was what it was, for a node or for the whole framework.

    Known by the lines it rests on: two causes of one node and year stand on different lines.
    """

    class Kind(models.TextChoices):
        UNDERSPENDING = "underspending", _("less than planned")
        OVERSPENDING = "overspending", _("more than planned")
        CONTEXT = "context", _("context")

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="explanations")
    node = models.ForeignKey(
        Node, models.PROTECT, null=True, blank=True, related_name="explanations"
    )
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=13, choices=Kind.choices)
    text = TranslatedField()

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("explanation of spending")
        ordering = ["framework", "year", "pk"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["framework", "node", "year", "kind", "sources"],
                name="policy_explanation_once",
                nulls_distinct=False,
            ),
        ]
