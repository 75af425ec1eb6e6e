# SPDX-License-Identifier: EUPL-1.2
"""Sums of money worked out beforehand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .activity import Activity


def sum_column() -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(max_digits=20, decimal_places=2, default=0)


class YearAmount(models.Model):
    """What counts of an activity's money in a year, in euro: whole, and cut in parts.

    Worked out from the transactions that are counted, of public activities alone, and written anew
    whenever they or shares change (`actions/counting.py`); so it has no history of its own.

    `by` tells how it is cut: "" is the whole; "node" with the framework's code in `of` and the
    node's in `key`; "country" with ISO 3166-1 alpha-2 or a region's M49 in `key`; "sector" with the
    vocabulary in `of`. `key` is "" for what cannot be split as nobody stated the shares (several
    rows, or none). The parts of a cut add up to the whole to the cent: for countries always, for a
    framework or a vocabulary where the activity has a row in it.

    `no_rate` is how many amounts of the year have no value in euro; among parts an amount is told
    of each that it may belong to.
    """

    class By(models.TextChoices):
        WHOLE = "", _("whole")
        NODE = "node", _("node")
        COUNTRY = "country", _("country")
        SECTOR = "sector", _("sector")

    # Written anew by the thousand: that the activity is there need not be checked each time.
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+", db_constraint=False)
    year = models.SmallIntegerField()
    by = models.CharField(max_length=7, choices=By.choices, blank=True)
    of = models.CharField(max_length=30, blank=True)
    key = models.CharField(max_length=40, blank=True)
    disbursed = sum_column()
    expended = sum_column()
    reimbursed = sum_column()
    committed = sum_column()
    incoming = sum_column()
    no_rate = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["by", "of", "key", "year"],
                include=[
                    "activity",
                    "disbursed",
                    "expended",
                    "reimbursed",
                    "committed",
                    "incoming",
                    "no_rate",
                ],
                name="portfolio_yearamount_cut",
            )
        ]
