# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .currency import Currency


@tracked
class ExchangeRate(models.Model):
    """The European Central Bank's reference rate of a day: units of the currency for one euro."""

    currency = models.ForeignKey(Currency, on_delete=models.PROTECT, related_name="rates")
    day = models.DateField(_("day"))
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)

    class Meta:
        verbose_name = _("euro rate")
        ordering = ["-day", "currency"]
        default_permissions = ()
        permissions = [("load_rates", "Load the European Central Bank's euro rates")]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "day"], name="reference_exchangerate_one_per_day"
            ),
            models.CheckConstraint(
                condition=models.Q(rate__gt=0), name="reference_exchangerate_positive"
            ),
        ]
        indexes = [models.Index(fields=["day"], name="reference_rate_day")]

    def __str__(self) -> str:
        return f"{self.currency_id} {self.day} {self.rate}"
