# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked_without


@tracked_without("token", "row", "refusal", seen_by="accounts.manage_accounts")
class BulkDeed(models.Model):
    """A row that was done, or refused, in an action on several rows.

    `token` names one confirmation of somebody's; the same row is done once under it, however often
    it is sent. Kept for a month.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("account"),
    )
    token = models.CharField(max_length=120)
    row = models.CharField(max_length=60)
    refusal = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("row of an action on several")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "token", "row"], name="accounts_bulk_deed_once"
            ),
        ]
