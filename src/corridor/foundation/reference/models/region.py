# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField


@tracked
class Region(models.Model):
    """A region of the United Nations' M49 standard; the world (001) stands at the top.

    `names` holds what CLDR has of the ten languages.
    """

    class Kind(models.TextChoices):
        WORLD = "world", _("world")
        CONTINENT = "continent", _("continent")
        SUB_REGION = "sub-region", _("sub-region")
        INTERMEDIATE = "intermediate-region", _("intermediate region")

    code = models.CharField(_("M49 code"), max_length=3, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    names = TranslatedField(_("names"))

    class Meta:
        verbose_name = _("region")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code
