# SPDX-License-Identifier: EUPL-1.2
"""What a partner is writing. Nothing of it is seen outside the round until it is approved.

Each row has a `version` that an edit names, so that two people do not undo each other's work;
`by_key` is who wrote it last.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField, as_period
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import (
    Activity,
    ActivityDocument,
    FigureStatement,
    Indicator,
    PartStatement,
    Qualifier,
    State,
    Transaction,
    TransactionType,
)
from corridor.values.periods import Period

from ..rules.parts import decimal
from .round import Round


class Written(models.Model):
    """What all rows of a draft have."""

    version = models.PositiveIntegerField(default=1)
    by_key = models.BigIntegerField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


def figure_column() -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)


@tracked
class ReportedFigure(Written):
    """The actual of an indicator in a period, with its parts as plain JSON (see `rules.parts`)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    period = DateRangeField()
    state = models.CharField(max_length=14, choices=State.choices)
    number = figure_column()
    denominator = figure_column()
    text = TranslatedField(null=True, blank=True)
    qualifier = models.CharField(max_length=8, choices=Qualifier.choices, default=Qualifier.EXACT)
    comment = TranslatedField(null=True, blank=True)
    parts = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("reported figure")
        ordering = ["round", "indicator", "period"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["round", "indicator", "period"], name="monitoring_figure_once"
            ),
            models.CheckConstraint(
                condition=Q(state="reported")
                | Q(number__isnull=True, denominator__isnull=True, text__isnull=True),
                name="monitoring_figure_state",
            ),
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id

    @property
    def days(self) -> Period:
        return as_period(self.period)

    @property
    def figure(self) -> FigureStatement:
        return FigureStatement(
            state=self.state,
            number=self.number,
            denominator=self.denominator,
            text=self.text,
            qualifier=self.qualifier,
            comment=self.comment,
        )

    @property
    def cells(self) -> tuple[PartStatement, ...]:
        return tuple(
            PartStatement(
                kind="actual",
                cell=tuple(each["cell"]),
                number=decimal(each["number"]),
                denominator=decimal(each["denominator"]),
                state=each["state"],
            )
            for each in self.parts
        )


@tracked
class ReportedTransaction(Identified, Written):
    """Money that moved in the round's period. `corrects` is a record that turned out wrong.

    `written` is the record that an approval made of it. Then it is no longer deleted but `dropped`,
    so that the next approval takes the record back.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="transactions")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    type = models.CharField(_("type"), max_length=2, choices=TransactionType.choices)
    refund = models.BooleanField(_("refund"), default=False)
    day = models.DateField(_("day"))
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ref = models.CharField(_("reference"), max_length=100, blank=True)
    description = TranslatedField(_("description"), null=True, blank=True)
    corrects = models.ForeignKey(
        Transaction, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    dropped = models.BooleanField(default=False)
    written = models.OneToOneField(
        Transaction, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("reported transaction")
        ordering = ["round", "activity", "day", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="monitoring_transaction_correction_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(dropped=False) | Q(written__isnull=False),
                name="monitoring_transaction_dropped_was_written",
            ),
            models.UniqueConstraint(
                fields=["round", "corrects"],
                condition=Q(corrects__isnull=False, dropped=False),
                name="monitoring_transaction_corrects_once",
            ),
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id


@tracked
class Narrative(Written):
    """What was done in an activity, what fell short and why."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="narratives")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    done = TranslatedField(_("what was done"), null=True, blank=True)
    short = TranslatedField(_("what fell short, and why"), null=True, blank=True)

    class Meta:
        verbose_name = _("account of an activity")
        ordering = ["round", "activity"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "activity"], name="monitoring_narrative_once")
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id


@tracked
class Evidence(Identified):
    """A file that backs a report up; with `indicator` and `period` it backs that figure.

    `digest` is its SHA-256, `media_type` what it is by its content. On approval it becomes a
    document of the activity, `written`.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="evidence")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    period = DateRangeField(null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(max_length=3, blank=True)
    file = models.FileField(_("file"), upload_to="monitoring/%Y/", max_length=300)
    digest = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    written = models.OneToOneField(
        ActivityDocument, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_key = models.BigIntegerField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evidence")
        ordering = ["round", "activity", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["round", "activity", "digest"], name="monitoring_evidence_once"
            )
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id


@tracked
class Remark(Identified):
    """What somebody has to say at a place of the report: the whole, an activity, a figure of it (an
    `indicator` in a `period`), or a transaction. `resolved` is null while it is open."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="remarks")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    period = DateRangeField(null=True, blank=True)
    transaction = models.ForeignKey(
        ReportedTransaction, models.CASCADE, null=True, blank=True, related_name="remarks"
    )
    text = models.TextField(_("remark"))
    by_key = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    resolved = models.DateTimeField(null=True, blank=True)
    resolved_by_key = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("remark")
        ordering = ["round", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=True, period__isnull=True)
                | Q(indicator__isnull=False, period__isnull=False, activity__isnull=False),
                name="monitoring_remark_place",
            )
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id

    def at_figure(self, indicator: Any, period: Period) -> bool:
        return self.indicator_id == indicator and as_period(self.period) == period
