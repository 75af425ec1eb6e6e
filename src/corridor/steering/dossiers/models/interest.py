# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField

from .entry import Concerning, Entry


@tracked
class Interest(Entry, Dated, Concerning):
    """What one side wants of the other, or does, on some side of migration or beyond it."""

    class Side(models.TextChoices):
        PARTNER = "partner", _("partner country")
        DONOR = "donor", _("donor")
        BOTH = "both", _("both sides together")

    class Theme(models.TextChoices):
        LEGAL = "legal", _("legal migration and mobility")
        IRREGULAR = "irregular", _("irregular migration and information")
        RETURN = "return", _("return and reintegration")
        MINORS = "minors", _("unaccompanied minors")
        PROTECTION = "protection", _("protection in the region")
        CAPACITY = "capacity", _("border management and capacity")
        DIASPORA = "diaspora", _("diaspora and remittances")
        SKILLS = "skills", _("skills, brain drain and brain gain")
        OTHER = "other", _("other interests")

    side = models.CharField(max_length=7, choices=Side.choices)
    theme = models.CharField(max_length=10, choices=Theme.choices)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = TranslatedField()

    class Meta(Entry.Meta, Dated.Meta):
        abstract = False
        verbose_name = _("interest")
        ordering = ["theme", "side", "valid", "pk"]
        default_permissions = ()
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            *Concerning.Meta.constraints,
        ]
