# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField
from corridor.steering.policy.public import Framework


@tracked
class Report(Identified):
    """The progress report on one framework and year, as it is being written.

    `date` is printed on it and is the date of its documents, so that they repeat byte for byte.
    What it states rests on the sources of its sections and figures. `publisher` answers for it.
    `basis` tells which spending its tables and charts ask for: see docs/adr/0013.
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

    class Meta:
        ordering = ["framework", "-year"]
        verbose_name = _("progress report")
        default_permissions = ()
        permissions = [("publish_report", "Publish a progress report")]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "year"], name="reporting_report_one_a_year"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
