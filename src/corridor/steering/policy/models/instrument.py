# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField

from .framework import Framework


@tracked
class Instrument(Dated, Sourced):
    """A scheme, programme or grant by which a framework is carried out."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="instruments")
    code = models.SlugField(max_length=40)
    names = TranslatedField()
    description = TranslatedField(null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("instrument")
        ordering = ["framework", "code"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["framework", "code"], name="policy_instrument_code"),
        ]

    def __str__(self) -> str:
        return self.code
