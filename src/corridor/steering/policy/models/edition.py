# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField, no_overlap

from .framework import Framework


@tracked
class Edition(Dated, Sourced):
    """A framework as it read for some time. No two editions surely hold on the same day."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ADOPTED = "adopted", _("adopted")

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="editions")
    code = models.SlugField(max_length=30)
    title = TranslatedField()
    status = models.CharField(max_length=10, choices=Status.choices, null=True, blank=True)
    note = TranslatedField(null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("edition of a framework")
        ordering = ["framework", "valid"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["framework", "code"], name="policy_edition_code"),
            no_overlap("policy_edition_overlap", "framework"),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id}/{self.code}"
