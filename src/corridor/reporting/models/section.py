# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.steering.policy.public import Node

from .report import Report


@tracked
class Section(Sourced):
    """A passage of a report, about a node or the whole; `body` holds figures by their keys."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=60)
    node = models.ForeignKey(Node, on_delete=models.PROTECT, null=True, blank=True)
    title = TranslatedField()
    body = TranslatedField()

    class Meta(Sourced.Meta):
        verbose_name = _("section of a progress report")
        ordering = ["report", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["report", "code"], name="reporting_section_code"),
        ]

    def __str__(self) -> str:
        return str(self.title)
