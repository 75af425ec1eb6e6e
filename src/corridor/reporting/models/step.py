# SPDX-License-Identifier: EUPL-1.2
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked

from ..rules import states
from .report import Report, ReportState


class StepVerb(models.TextChoices):
    """What was done with a report, as its history tells it."""

    START = states.Verb.START, pgettext_lazy("step of a progress report", "started")
    HAND_IN = states.Verb.HAND_IN, pgettext_lazy("step of a progress report", "handed in")
    SEND_BACK = states.Verb.SEND_BACK, pgettext_lazy("step of a progress report", "sent back")
    APPROVE = states.Verb.APPROVE, pgettext_lazy("step of a progress report", "approved")
    PUBLISH = states.Verb.PUBLISH, pgettext_lazy("step of a progress report", "published")
    CORRECT = (
        states.Verb.CORRECT,
        pgettext_lazy("step of a progress report", "opened for correction"),
    )


@tracked
class ReportStep(models.Model):
    """One step of a report: who took it, when, and what they said. Only ever added.

    `by_key` is the account's key, null for Corridor itself.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=9, choices=StepVerb.choices)
    before = models.CharField(max_length=9, choices=ReportState.choices, blank=True)
    after = models.CharField(max_length=9, choices=ReportState.choices)
    remark = models.TextField(_("remark"), blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("step of a progress report")
        ordering = ["report", "pk"]
        default_permissions = ()
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.verb}"
