# SPDX-License-Identifier: EUPL-1.2
"""Money in and out of an activity.

Every amount is in its own currency, with its value in euro at the rate of `value_date` and that
rate beside it (`rate`, units of the currency for one euro, published on `rate_day`). All three are
null where there is no rate of that time: the amount then counts in no sum in euro, and pages say
so. Nothing here is ever changed, but for a value in euro that could not be told before: what was
wrong is superseded by a record of its own.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked, tracked_in_bulk, tracked_without
from corridor.foundation.kernel.public import TranslatedField
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country, Region
from corridor.values.money import Money

from .activity import Activity
from .evidence import Evidenced


class Valued(models.Model):
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    value_date = models.DateField(_("value date"))
    euro = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    rate = models.DecimalField(max_digits=18, decimal_places=8, null=True, blank=True)
    rate_day = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(euro__isnull=True, rate__isnull=True, rate_day__isnull=True)
                | Q(euro__isnull=False, rate__isnull=False, rate_day__isnull=False),
                name="%(app_label)s_%(class)s_euro_with_rate",
            )
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class TransactionType(models.TextChoices):
    """IATI TransactionType."""

    INCOMING_FUNDS = "1", _("incoming funds")
    OUTGOING_COMMITMENT = "2", _("commitment")
    DISBURSEMENT = "3", _("disbursement")
    EXPENDITURE = "4", _("expenditure")
    INTEREST_PAYMENT = "5", _("interest payment")
    LOAN_REPAYMENT = "6", _("loan repayment")
    REIMBURSEMENT = "7", _("reimbursement")
    PURCHASE_OF_EQUITY = "8", _("purchase of equity")
    SALE_OF_EQUITY = "9", _("sale of equity")
    CREDIT_GUARANTEE = "10", _("credit guarantee")
    INCOMING_COMMITMENT = "11", _("incoming commitment")
    OUTGOING_PLEDGE = "12", _("outgoing pledge")
    INCOMING_PLEDGE = "13", _("incoming pledge")


# Whether it is counted follows from other records: no history of its own.
@tracked_without("counted", in_bulk=True)
class Transaction(Valued, Evidenced):
    """Money that moved, or was committed, on a day.

    `day` is the last day of the time in which the source puts it; `days` is how long that is: 1 for
    a day, 365 for "in 2011". A refund is a negative amount with `refund`, and `refund_of` where it
    pays back one payment. `ref` names it within its activity. A correction `supersedes` the record
    that was wrong; `current` tells which one stands, and a record that should not have been made at
    all is superseded by one of amount 0.

    `provider_named` and `receiver_named` keep the code or IATI identifier of an activity that the
    portfolio does not have (yet); once it has, the key takes their place. `country` or `region`,
    and `sectors` ("vocabulary:code", one of a vocabulary), stand where the source tells them of
    this money rather than of the activity.

    `counted` is false where the money was counted before, at the activity that it came from: see
    `rules/chains.py`.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="transactions")
    ref = models.CharField(_("reference"), max_length=100, blank=True)
    type = models.CharField(_("type"), max_length=2, choices=TransactionType.choices)
    refund = models.BooleanField(_("refund"), default=False)
    day = models.DateField(_("day"))
    days = models.PositiveSmallIntegerField(default=1)
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    provider_activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    receiver_activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    provider_named = models.CharField(max_length=200, blank=True)
    receiver_named = models.CharField(max_length=200, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    sectors = ArrayField(models.CharField(max_length=44), default=list, blank=True)
    description = TranslatedField(_("description"), null=True, blank=True)
    counted = models.BooleanField(default=True)
    current = models.BooleanField(default=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    refund_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="refunds", db_index=False
    )
    reason = models.TextField(_("reason"), blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    recorded = models.DateTimeField(auto_now_add=True)

    class Meta(Valued.Meta, Evidenced.Meta):
        abstract = False
        verbose_name = _("transaction")
        ordering = ["activity", "day", "pk"]
        default_permissions = ()
        permissions = [("record_money", "Can record and correct money of activities")]
        constraints = [
            *Valued.Meta.constraints,
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "ref"],
                condition=Q(current=True) & ~Q(ref=""),
                name="portfolio_transaction_ref_once",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="portfolio_transaction_not_itself",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="portfolio_transaction_correction_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=366), name="portfolio_transaction_days"
            ),
            models.CheckConstraint(
                condition=Q(refund=False) | Q(amount__lte=0), name="portfolio_transaction_refund"
            ),
            models.CheckConstraint(
                condition=Q(refund_of__isnull=True) | Q(refund=True),
                name="portfolio_transaction_refund_of",
            ),
            models.CheckConstraint(
                condition=Q(country__isnull=True) | Q(region__isnull=True),
                name="portfolio_transaction_one_place",
            ),
            models.CheckConstraint(
                condition=(Q(provider_activity__isnull=True) | Q(provider_named=""))
                & (Q(receiver_activity__isnull=True) | Q(receiver_named="")),
                name="portfolio_transaction_activity_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["provider_activity"],
                condition=Q(provider_activity__isnull=False),
                name="portfolio_tx_provider_activity",
            ),
            models.Index(
                fields=["receiver_activity"],
                condition=Q(receiver_activity__isnull=False),
                name="portfolio_tx_receiver_activity",
            ),
            models.Index(
                fields=["provider"],
                condition=Q(provider__isnull=False),
                name="portfolio_tx_provider",
            ),
            models.Index(
                fields=["receiver"],
                condition=Q(receiver__isnull=False),
                name="portfolio_tx_receiver",
            ),
            models.Index(
                fields=["refund_of"],
                condition=Q(refund_of__isnull=False),
                name="portfolio_tx_refund_of",
            ),
            models.Index(
                fields=["provider_named"],
                condition=~Q(provider_named=""),
                name="portfolio_tx_provider_named",
            ),
            models.Index(
                fields=["receiver_named"],
                condition=~Q(receiver_named=""),
                name="portfolio_tx_receiver_named",
            ),
            models.Index(
                fields=["-day", "-id"], condition=Q(current=True), name="portfolio_tx_day"
            ),
            models.Index(
                fields=["type", "-day", "-id"],
                condition=Q(current=True),
                name="portfolio_tx_type_day",
            ),
            models.Index(
                fields=["ref"],
                opclasses=["varchar_pattern_ops"],
                condition=~Q(ref=""),
                name="portfolio_tx_ref",
            ),
            models.Index(fields=["currency"], name="portfolio_tx_currency"),
            models.Index(
                fields=["country"],
                condition=Q(country__isnull=False),
                name="portfolio_tx_country",
            ),
            models.Index(
                fields=["currency", "value_date"],
                condition=Q(euro__isnull=True),
                name="portfolio_tx_no_rate",
            ),
        ]

    @property
    def withdrawn(self) -> bool:
        """Whether this says that the record it supersedes should not have been made."""
        return self.supersedes_id is not None and self.amount == 0


@tracked_in_bulk
class Budget(Valued, Evidenced):
    """What an activity may cost in a period: the original, or a revision with who and why.

    A revision `supersedes` the budget of the same period before it; those of another period stand
    beside it. `ref` names the period's line of budgets within the activity.
    """

    class Status(models.TextChoices):
        """IATI BudgetStatus."""

        INDICATIVE = "1", _("indicative")
        COMMITTED = "2", _("committed")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="budgets")
    ref = models.CharField(_("reference"), max_length=100, blank=True)
    status = models.CharField(max_length=1, choices=Status.choices, default=Status.INDICATIVE)
    period = DateRangeField(_("period"))
    note = TranslatedField(_("note"), null=True, blank=True)
    current = models.BooleanField(default=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.TextField(_("reason"), blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    recorded = models.DateTimeField(auto_now_add=True)

    class Meta(Valued.Meta, Evidenced.Meta):
        abstract = False
        verbose_name = _("budget")
        ordering = ["activity", "period", "pk"]
        default_permissions = ()
        constraints = [
            *Valued.Meta.constraints,
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "ref"],
                condition=Q(current=True) & ~Q(ref=""),
                name="portfolio_budget_ref_once",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="portfolio_budget_revision_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    period__isempty=False,
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                ),
                name="portfolio_budget_period_bounded",
            ),
        ]


@tracked
class ForecastVersion(Evidenced):
    """All that was expected to be paid on an activity, as seen on one day; never changed."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="forecasts")
    number = models.PositiveIntegerField()
    made = models.DateField(_("made on"))
    note = TranslatedField(_("note"), null=True, blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    recorded = models.DateTimeField(auto_now_add=True)

    class Meta(Evidenced.Meta):
        abstract = False
        verbose_name = _("forecast")
        ordering = ["activity", "-number"]
        default_permissions = ()
        constraints = [
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "number"], name="portfolio_forecast_number"
            ),
        ]


@tracked
class PlannedDisbursement(Valued):
    """A line of a forecast: what will be paid in a period, by whom to whom."""

    forecast = models.ForeignKey(ForecastVersion, models.CASCADE, related_name="lines")
    period = DateRangeField(_("period"))
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Valued.Meta):
        abstract = False
        verbose_name = _("planned disbursement")
        ordering = ["forecast", "period", "pk"]
        default_permissions = ()
        constraints = [
            *Valued.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    period__isempty=False,
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                ),
                name="portfolio_planned_period_bounded",
            ),
        ]
