# SPDX-License-Identifier: EUPL-1.2
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from ..rules import SCHEME
from .organisation import Organisation


@tracked
class Identifier(models.Model):
    """What a register calls an organisation; a register gives a value to one organisation only."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(
        _("register"),
        max_length=30,
        validators=[RegexValidator(SCHEME, _("Use letters, digits and hyphens, as in IATI."))],
    )
    value = models.CharField(_("identifier"), max_length=100)

    class Meta:
        verbose_name = _("identifier of an organisation")
        verbose_name_plural = _("identifiers of organisations")
        default_permissions = ()
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="parties_identifier_unique")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"
