# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Identified, TranslatedField

from ..rules import PUBLIC


@tracked
class ActionPlan(Identified):
    """What an organisation will contribute to a framework in a calendar year.

    `version` counts every change of the plan and of its contributions, so that whoever decides on
    it can be told that it is no longer what they saw. Accounts are named by their keys.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        ADOPTED = "adopted", _("adopted")
        CLOSED = "closed", _("closed")

    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="action_plans"
    )
    framework = models.ForeignKey("policy.Framework", models.PROTECT, related_name="action_plans")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    note = TranslatedField(null=True, blank=True)
    # Why it came back to whoever wrote it; empty once it is submitted again.
    remark = models.TextField(blank=True)
    submitted = models.DateTimeField(null=True, blank=True)
    submitted_by = models.BigIntegerField(null=True, blank=True)
    adopted = models.DateTimeField(null=True, blank=True)
    adopted_by = models.BigIntegerField(null=True, blank=True)
    closed = models.DateTimeField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # The record of a pack that was loaded last, and the version that it made.
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    loaded_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ["-year", "framework", "organisation"]
        default_permissions = ()
        permissions = [
            ("write_plan", _("Write and submit the action plan of an organisation")),
            ("adopt_plan", _("Adopt, send back and close action plans")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "framework", "year"], name="plans_actionplan_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "submitted", "adopted", "closed")),
                name="plans_actionplan_state",
            ),
            models.CheckConstraint(
                condition=Q(adopted_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(adopted_by=models.F("submitted_by")),
                name="plans_actionplan_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.framework_id}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.public_id])

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it: adopted, or closed after its year."""
        return self.state in PUBLIC
