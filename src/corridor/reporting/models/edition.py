# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField

from .report import Report


@tracked
class Edition(models.Model):
    """A report as published: its content in all languages, with the hash that vouches for it.

    Never changed. A correction is the next number and says in `reason` what changed and why.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    published = models.DateTimeField(auto_now_add=True)
    by_key = models.BigIntegerField(null=True)
    reason = TranslatedField(null=True)
    content = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["report", "-number"]
        verbose_name = _("edition")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="reporting_edition_number")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
