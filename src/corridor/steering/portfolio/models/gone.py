# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models


class EntryGone(models.Model):
    """An entry that was deleted: the key of its activity, null for all there were, and when.

    The database writes it. `revision` is the transaction, as in `ActivityEntry`: whoever keeps
    entries in mind hears so of those that are no more.
    """

    activity_key = models.BigIntegerField(null=True)
    revision = models.BigIntegerField(db_index=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
