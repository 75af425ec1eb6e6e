# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Announcement(models.Model):
    """The outbox: what a room tells those above it, written in the same transaction as the deed.

    `delivered` is null until every listener has taken it in.
    """

    topic = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    made = models.DateTimeField(auto_now_add=True)
    delivered = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["topic"], condition=models.Q(delivered=None), name="jobs_undelivered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
