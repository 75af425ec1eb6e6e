# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField

from .node import Node


@tracked
class Emphasis(Dated, Sourced):
    """The weight given to a node for some time, without a change of the tree."""

    node = models.ForeignKey(Node, models.CASCADE, related_name="emphases")
    text = TranslatedField()

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("emphasis")
        ordering = ["node", "valid"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["node", "valid"], name="policy_emphasis_once"),
        ]
