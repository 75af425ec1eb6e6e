# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, TranslatedField
from corridor.steering.policy.public import Node

from .report import Report


@tracked
class Section(models.Model):
    """A passage of a report, about a node or the whole; `body` is markup with figures by key.

    What it states rests on its figures, and on `sources` where a document is named besides.
    `version` counts its edits. `read` holds its figures as they were when it was last saved (see
    `Report`); `meant` what its writers confirmed when asked: language, what was asked, and about
    which words.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=60)
    node = models.ForeignKey(Node, on_delete=models.PROTECT, null=True, blank=True)
    title = TranslatedField(_("title"))
    body = TranslatedField(_("text"))
    sources = CitationsField(verbose_name=_("sources"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    by_key = models.BigIntegerField(null=True, blank=True)
    read = models.JSONField(default=dict, blank=True)
    meant = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("section of a progress report")
        ordering = ["report", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="reporting_section_code"),
        ]

    def __str__(self) -> str:
        return str(self.title)
