# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified

from .report import Report
from .section import Section


@tracked
class Comment(Identified):
    """What somebody has to say about a section, or without one about the report as a whole.

    `answers` is the comment that it replies to; only one that replies to none is open or resolved
    (`resolved` is null while it is open). A section that is taken out takes its comments along.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(_("comment"))
    by_key = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    resolved = models.DateTimeField(null=True, blank=True)
    resolved_by_key = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("comment on a progress report")
        ordering = ["report", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answers__isnull=True) | models.Q(resolved__isnull=True),
                name="reporting_comment_reply_is_not_resolved",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
