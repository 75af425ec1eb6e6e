# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField
from corridor.foundation.parties.public import Organisation


@tracked
class Intake(models.Model):
    """One act by which facts came in: who handed them over, in which file, when.

    `digest` is the SHA-256 of the file, empty where there was none. `by_key` is the account of the
    person who did it, null for the system.
    """

    class Kind(models.TextChoices):
        PACK = "pack", _("data pack")
        FORM = "form", _("form")
        ROUND = "round", _("approved report")
        WORKBOOK = "workbook", _("workbook")
        IATI = "iati", _("IATI file")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    digest = models.CharField(max_length=64, blank=True)
    received = models.DateTimeField(auto_now_add=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("intake")
        ordering = ["-received"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Evidenced(models.Model):
    """A fact that leads back to where it stands.

    Either `sources` cites documents, or `intake` names the act by which it came in, with `place`
    within the file ("Transactions!C12"); or both. The database holds it to at least one.
    """

    sources = CitationsField(default=list, blank=True)
    intake = models.ForeignKey(
        Intake, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    place = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sources__len__gte=1) | models.Q(intake__isnull=False),
                name="%(app_label)s_%(class)s_evidenced",
            )
        ]
