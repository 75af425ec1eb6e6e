# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.values.answers import Answer

from .node import Node


@tracked
class Involvement(Sourced):
    """Who does what: whether an organisation works by an approach on an objective."""

    class State(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("unknown")

    approach = models.ForeignKey(Node, models.CASCADE, related_name="involvements_by_approach")
    objective = models.ForeignKey(Node, models.CASCADE, related_name="involvements_by_objective")
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="involvements"
    )
    state = models.CharField(max_length=7, choices=State.choices)
    note = TranslatedField(null=True, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("involvement of an organisation")
        ordering = ["approach", "objective", "organisation"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["approach", "objective", "organisation"], name="policy_involvement_once"
            ),
        ]

    @property
    def answer(self) -> Answer:
        return Answer(self.state)
