# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from .run import Run


class SetAside(models.Model):
    """A record that a run could not take, with its place and the reason, and the record itself."""

    class Why(models.TextChoices):
        FAULT = "fault", _("has a fault")
        WAITING = "waiting", _("waits for its room")

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="set_aside")
    why = models.CharField(max_length=10, choices=Why.choices)
    kind = models.CharField(max_length=60, blank=True)
    file = models.CharField(max_length=400)
    line = models.PositiveIntegerField()
    message = models.TextField()
    record = models.JSONField(null=True)

    class Meta:
        ordering = ["file", "line", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
