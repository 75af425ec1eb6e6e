# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField

from .partnership import Partnership


@tracked
class Party(Dated, Sourced):
    """Who takes part in a partnership: a country, an organisation, or a group in words.

    `standing` says how sure that is: somebody may merely be interested, or stay out of it.
    """

    class Side(models.TextChoices):
        PARTNER = "partner", _("partner country")
        DONOR = "donor", _("donor")
        CARRIES_OUT = "carries_out", _("carries out")

    class Standing(models.TextChoices):
        PARTY = "party", _("takes part")
        INTERESTED = "interested", _("interested")
        NOT_PARTY = "not_party", _("does not take part")
        UNKNOWN = "unknown", _("unknown")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=11, choices=Side.choices)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    country = models.ForeignKey(
        "reference.Country", models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = TranslatedField(null=True, blank=True)
    text = TranslatedField(null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("party of a partnership")
        ordering = ["partnership", "position"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "position"],
                name="dossiers_party_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(country__isnull=False, organisation__isnull=True, group__isnull=True)
                | Q(country__isnull=True, organisation__isnull=False, group__isnull=True)
                | Q(country__isnull=True, organisation__isnull=True, group__isnull=False),
                name="dossiers_party_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.position}"
