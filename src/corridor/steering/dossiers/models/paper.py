# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField
from corridor.values.answers import Answer

from .entry import Concerning, Entry


@tracked
class PlanningPaper(Entry, Dated, Concerning):
    """A paper by which aid to a country is planned, and whether migration stands in it.

    `place` is where it does (a chapter, a page), `how` the way it is put, both in our own words.
    """

    class Kind(models.TextChoices):
        PRSP = "prsp", _("poverty reduction strategy paper")
        EMBASSY = "embassy", _("multi-year plan of an embassy")
        EU_STRATEGY = "eu_strategy", _("EU country strategy paper")
        COOPERATION = "cooperation", _("cooperation programme")
        NATIONAL = "national", _("strategy of the country itself")
        OTHER = "other", _("another paper")

    class State(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("unknown")

    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = TranslatedField()
    migration = models.CharField(max_length=7, choices=State.choices)
    place = TranslatedField(null=True, blank=True)
    how = TranslatedField(null=True, blank=True)

    class Meta(Entry.Meta, Dated.Meta):
        abstract = False
        verbose_name = _("planning paper")
        ordering = ["kind", "code"]
        default_permissions = ()
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            *Concerning.Meta.constraints,
        ]

    @property
    def answer(self) -> Answer:
        return Answer(self.migration)
