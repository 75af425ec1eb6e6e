# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated

from .organisation import Organisation


class SuccessionKind(models.TextChoices):
    RENAMED = "renamed", _("renamed")
    MERGED = "merged", _("merged into another")
    SPLIT = "split", _("split off")


@tracked
class Succession(Dated):
    """`successor` takes the place of `predecessor` from the first day of its validity on.

    An empty `kind` means that no source states how.
    """

    predecessor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="predecessions"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=SuccessionKind.choices, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("successor of an organisation")
        verbose_name_plural = _("successors of organisations")
        default_permissions = ()
        ordering = ["valid", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="parties_succession_unique"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="parties_succession_not_itself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", *SuccessionKind.values]), name="parties_succession_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} > {self.successor_id}"
