# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField
from corridor.steering.policy.public import Framework

from ..rules import states


class ReportState(models.TextChoices):
    WRITING = states.State.WRITING, pgettext_lazy("progress report", "being written")
    REVIEW = states.State.REVIEW, pgettext_lazy("progress report", "in review")
    APPROVED = states.State.APPROVED, pgettext_lazy("progress report", "approved")
    PUBLISHED = states.State.PUBLISHED, pgettext_lazy("progress report", "published")


@tracked
class Report(Identified):
    """The progress report on one framework and year, as it is being written.

    `date` is printed on it and is the date of its documents, so that they repeat byte for byte.
    What it states rests on the sources of its sections and figures. `publisher` answers for it.
    `basis` tells which spending its tables and charts ask for: see docs/adr/0013.

    `state` is how far it is, `since` from when. `version` counts edits of its own texts and order.
    `by_hand`: people wrote in it, so that no data pack overrules it. `reason` is why what was
    published is being corrected. `read` holds the figures of the summary as they were when it was
    last saved: key -> value, unit, state and precision.
    """

    class Basis(models.TextChoices):
        STATED = "stated", _("as booked and printed")
        TOGETHER = "together", _("booked and of activities together")

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("year"))
    date = models.DateField(_("date"))
    basis = models.CharField(
        _("spending"), max_length=8, choices=Basis.choices, default=Basis.TOGETHER
    )
    publisher = TranslatedField(_("publisher"))
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("summary"))
    state = models.CharField(
        _("state"), max_length=9, choices=ReportState.choices, default=ReportState.WRITING
    )
    since = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    by_hand = models.BooleanField(default=False)
    handed_in_by_key = models.BigIntegerField(null=True, blank=True)
    reason = TranslatedField(_("reason of the correction"), null=True, blank=True)
    read = models.JSONField(default=dict, blank=True)
    meant = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["framework", "-year"]
        verbose_name = _("progress report")
        default_permissions = ()
        permissions = [
            ("write_report", _("Write progress reports")),
            ("review_report", _("Judge progress reports")),
            ("publish_report", "Publish a progress report"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "year"], name="reporting_report_one_a_year"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="reporting_report_state"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def writable(self) -> bool:
        return states.State(self.state) in states.WRITABLE
