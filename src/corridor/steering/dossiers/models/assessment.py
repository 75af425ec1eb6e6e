# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField
from corridor.values.periods import Moment

from ..rules import LEVELS, Level, level
from .entry import Entry


class Domain(models.TextChoices):
    """What a government does to run migration; the codes of the code list `capacity-domain`."""

    POLICY = "policy", _("policy and law")
    SERVICES = "services", _("immigration services")
    BORDERS = "borders", _("border management")
    DOCUMENTS = "documents", _("document fraud")
    ASYLUM = "asylum", _("asylum systems")
    TRAINING = "training", _("training")
    DATA = "data", _("data")
    REGISTRY = "registry", _("civil registry")


@tracked
class CapacityAssessment(Entry):
    """How well a country could do something at some moment, on the scale of `rules.levels`.

    `level` is null for an assessment in words alone. Made on a day from `earliest` to `latest`;
    both null where that is not known. With an activity it is how things stood before or after it.
    """

    class Phase(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")
        OTHER = "other", _("neither before nor after")

    country = models.ForeignKey("reference.Country", models.PROTECT, related_name="+")
    domain = models.CharField(max_length=9, choices=Domain.choices)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    text = TranslatedField()
    method = TranslatedField(null=True, blank=True)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    activity = models.ForeignKey(
        "portfolio.Activity", models.PROTECT, null=True, blank=True, related_name="+"
    )
    phase = models.CharField(max_length=6, choices=Phase.choices, default=Phase.OTHER)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = _("assessment of capacity")
        ordering = ["country", "domain", "earliest", "pk"]
        default_permissions = ()
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lt=len(LEVELS)),
                name="dossiers_assessment_level_on_scale",
            ),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__lte=F("latest")),
                name="dossiers_assessment_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(phase="other") | Q(activity__isnull=False),
                name="dossiers_assessment_before_or_after_what",
            ),
        ]

    @property
    def moment(self) -> Moment:
        return Moment(self.earliest, self.latest)

    @property
    def step(self) -> Level | None:
        return level(self.level)
