# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .promise import Promise


@tracked
class PromiseParty(models.Model):
    """An organisation that has to do what was promised."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="promises"
    )

    class Meta:
        verbose_name = _("organisation responsible for a promise")
        ordering = ["promise", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "organisation"], name="policy_promiseparty_once"
            )
        ]
