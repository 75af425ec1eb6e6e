# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, as_period
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, standing
from corridor.values.periods import Period

from ..rules import states


class RoundState(models.TextChoices):
    PLANNED = states.State.PLANNED, pgettext_lazy("reporting round", "planned")
    OPEN = states.State.OPEN, pgettext_lazy("reporting round", "open")
    SUBMITTED = states.State.SUBMITTED, pgettext_lazy("reporting round", "submitted")
    SENT_BACK = states.State.SENT_BACK, pgettext_lazy("reporting round", "sent back")
    APPROVED = states.State.APPROVED, pgettext_lazy("reporting round", "approved")
    LOCKED = states.State.LOCKED, pgettext_lazy("reporting round", "locked")
    REOPENED = states.State.REOPENED, pgettext_lazy("reporting round", "reopened")


@tracked
class Round(Identified):
    """What a partner reports on a period, until it is approved; a partner's rounds do not overlap.

    `version` counts the steps taken, so that nobody judges another report than the one they saw.
    `since` is when the state began. `authors` are the accounts of those who wrote or submitted
    anything of it, at any time.
    """

    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    period = DateRangeField(_("period"))
    due = models.DateField(_("due"))
    state = models.CharField(
        _("state"), max_length=9, choices=RoundState.choices, default=RoundState.PLANNED
    )
    since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    authors = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        verbose_name = _("reporting round")
        ordering = ["-due", "pk"]
        default_permissions = ()
        permissions = [
            ("view_rounds", _("See reporting rounds and the drafts in them")),
            ("write_report", _("Write a report in an open round")),
            ("submit_report", _("Submit a report")),
            ("judge_report", _("Send back, approve and lock a report")),
            ("open_round", _("Plan and open reporting rounds")),
            ("reopen_round", _("Reopen an approved report")),
        ]
        constraints = [
            ExclusionConstraint(
                name="monitoring_round_overlap",
                expressions=[
                    (
                        Func(F("partner_id"), F("partner_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(
                    period__isempty=False,
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                ),
                name="monitoring_round_bounded",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RoundState.values), name="monitoring_round_state"
            ),
        ]

    def __str__(self) -> str:
        return _gettext("%(partner)s, %(period)s") % {
            "partner": self.holder,
            "period": words.period(self.days),
        }

    def get_absolute_url(self) -> str:
        return reverse("monitoring:round", args=[self.public_id])

    @property
    def organisation_id(self) -> int:
        """Whose rights of a partner reach this record."""
        return self.holder.pk

    @property
    def holder(self) -> Organisation:
        """The partner, or who stayed of it: two records that became one may each have had a round
        of the same time, and then the rounds of one stay where they are."""
        return standing(self.partner)

    @property
    def days(self) -> Period:
        return as_period(self.period)

    @property
    def writable(self) -> bool:
        return states.State(self.state) in states.WRITABLE

    @property
    def frozen(self) -> bool:
        return states.State(self.state) in states.FROZEN


class StepVerb(models.TextChoices):
    """What was done with a round, as its history tells it."""

    PLAN = states.Verb.PLAN, pgettext_lazy("step of a round", "planned")
    OPEN = states.Verb.OPEN, pgettext_lazy("step of a round", "opened")
    SUBMIT = states.Verb.SUBMIT, pgettext_lazy("step of a round", "submitted")
    SEND_BACK = states.Verb.SEND_BACK, pgettext_lazy("step of a round", "sent back")
    APPROVE = states.Verb.APPROVE, pgettext_lazy("step of a round", "approved")
    LOCK = states.Verb.LOCK, pgettext_lazy("step of a round", "locked")
    REOPEN = states.Verb.REOPEN, pgettext_lazy("step of a round", "reopened")


def only_added() -> list[pgtrigger.Trigger]:
    """What the database refuses to change or delete."""
    return [pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)]


@tracked
class RoundStep(models.Model):
    """One step of a round: who took it, when, and what they said. Only ever added.

    `by_key` is the account's key, null for Corridor itself.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=9, choices=StepVerb.choices)
    before = models.CharField(max_length=9, choices=RoundState.choices, blank=True)
    after = models.CharField(max_length=9, choices=RoundState.choices)
    remark = models.TextField(_("remark"), blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("step of a reporting round")
        ordering = ["round", "pk"]
        default_permissions = ()
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.round_id} {self.verb}"

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id
