# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField


@tracked
class Currency(models.Model):
    """A currency of ISO 4217; `minor_units` is the number of decimals of its amounts.

    `names` holds what CLDR has of the ten languages.
    """

    code = models.CharField(_("code"), max_length=3, unique=True)
    minor_units = models.PositiveSmallIntegerField(_("minor units"))
    names = TranslatedField(_("names"))

    class Meta:
        verbose_name = _("currency")
        verbose_name_plural = _("currencies")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code
