# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.kernel.public import Identified


class Run(Identified):
    """One piece of background work: who asked for it, how far it is, how it ended.

    A run is a log of itself and has no history table. `by_key` is the account's key; null is
    Corridor itself. `total` is null until it is known.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("broken off")

    job = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    by_key = models.BigIntegerField(null=True)
    asked = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    beat = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked"]
        default_permissions = ()
        permissions = [("view_runs", "See runs"), ("start_load", "Start loading a data pack")]

    def __str__(self) -> str:
        return f"{self.job} {self.public_id}"

    @property
    def percent(self) -> int | None:
        """0 to 100, rounded down, so that 100 means all; null while the total is unknown."""
        if self.total is None:
            return None
        return 100 if self.total == 0 else self.done * 100 // self.total
