# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified

from .kept import kept


@tracked
class PurposeAdvice(Identified):
    """What the adviser on purpose codes said of an activity, kept with the answers given.

    `fits` and `possible` are codes as the adviser names them. Never changed; a newer one stands
    beside it. `organisation` is for which the account acted, null where for none or several.
    """

    activity = models.ForeignKey(
        "portfolio.Activity", models.PROTECT, related_name="purpose_advice"
    )
    answers = models.JSONField()
    fits = ArrayField(models.CharField(max_length=12), default=list)
    possible = ArrayField(models.CharField(max_length=12), default=list)
    day = models.DateField()
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_key = models.BigIntegerField()

    class Meta:
        verbose_name = _("advice on purpose codes")
        ordering = ["-pk"]
        default_permissions = ()
        triggers = kept("organisation")

    def __str__(self) -> str:
        return self.public_id
