# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .round import Round, only_added


@tracked
class ApprovedReport(models.Model):
    """All that was approved in a round, with copies of the rows and the hash that vouches for it.

    Never changed or deleted. A round that is reopened and approved again has the next number, which
    takes the place of the one before; both are kept.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="approved")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    by_key = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("approved report")
        ordering = ["round", "-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="monitoring_approved_number")
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.round_id} ({self.number})"

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id
