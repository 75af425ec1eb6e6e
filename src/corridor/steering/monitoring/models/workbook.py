# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified

from .round import Round


@tracked
class Workbook(Identified):
    """A workbook that somebody uploaded to a round, kept as it came.

    `digest` is its SHA-256, `form` "xlsx" or "csv", `language` the one it was made in. `written` is
    null until what it says was confirmed and written into the draft.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="workbooks")
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(_("file"), upload_to="monitoring/workbooks/%Y/", max_length=300)
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=4)
    language = models.CharField(max_length=3)
    size = models.PositiveBigIntegerField()
    by_key = models.BigIntegerField(null=True, blank=True)
    uploaded = models.DateTimeField(auto_now_add=True)
    written = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("workbook")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id
