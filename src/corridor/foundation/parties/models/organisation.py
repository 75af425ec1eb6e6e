# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, Sourced, TranslatedField
from corridor.values.texts import Text

from ..rules import CODE, current_name

if TYPE_CHECKING:
    from .name import OrganisationName


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is; the same codes as the code list `organisation-kind`."""

    GOVERNMENT = "government", _("Government")
    AGENCY = "agency", _("Agency")
    INTERNATIONAL = "international", _("International organisation")
    EU = "eu", _("EU institution or body")
    NGO = "ngo", _("Non-governmental organisation")
    DIASPORA = "diaspora", _("Diaspora or migrant organisation")
    ACADEMIC = "academic", _("University or research institute")
    PRIVATE = "private", _("Private sector")
    OTHER = "other", _("Other")


@tracked
class Organisation(Identified, Sourced):
    """An organisation of any kind. It is never deleted: one found to be double is merged away.

    `merged_into` makes it a signpost to the record that stayed. `version` counts the changes made
    to it, so that a form can tell whether somebody else was faster.
    """

    code = models.CharField(
        _("code"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(CODE, _("Use lower case letters, digits and hyphens."))],
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    country = models.ForeignKey(
        "reference.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = TranslatedField(_("note"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Of the record of a pack that was loaded last: the same record again leaves later edits alone.
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(Sourced.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        default_permissions = ()
        permissions = [
            ("change_organisation", _("Change names and identifiers of an organisation")),
            ("merge_organisation", _("Merge two records of the same organisation")),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="parties_organisation_kind"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="parties_organisation_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        name = self.current
        return self.code if name is None else name.name.choose(get_language() or "en")[0]

    def get_absolute_url(self) -> str:
        return reverse("parties:organisation", args=[self.public_id])

    @property
    def organisation_id(self) -> Any:
        """Its own key: it tells whose it is as all that belongs to it does."""
        return self.pk

    @property
    def current(self) -> OrganisationName | None:
        """The name it bears now, or the last one known. Reads `names`: prefetch them in a list."""
        return current_name(self.names.all())

    @property
    def name(self) -> Text:
        """The current name; of a signpost its code, since its names went to the other record."""
        current = self.current
        return Text({"en": self.code}) if current is None else current.name

    @property
    def short(self) -> str:
        """The current short name; empty where there is none."""
        current = self.current
        return "" if current is None else current.short
