# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .edition import Edition


@tracked
class FrozenFigure(models.Model):
    """A figure as it was published: definition, parameters, value and copies of its records.

    `key` is how the report names it ("spending/3", "@2010:spending/3").
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="figures")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=200)
    content = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("figure in an edition")
        ordering = ["edition", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="reporting_figure_key")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.edition_id})"
