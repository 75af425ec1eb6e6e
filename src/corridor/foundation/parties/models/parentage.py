# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, no_overlap

from .organisation import Organisation


@tracked
class Parentage(Dated):
    """`child` is part of `parent` for a time; on no day has it surely two parents."""

    child = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="parentages")
    parent = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="child_parentages"
    )

    class Meta(Dated.Meta):
        verbose_name = _("parent of an organisation")
        verbose_name_plural = _("parents of organisations")
        default_permissions = ()
        ordering = ["valid", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("parties_parentage_no_overlap", "child"),
            models.CheckConstraint(
                condition=~Q(child=F("parent")), name="parties_parentage_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} < {self.parent_id}"
