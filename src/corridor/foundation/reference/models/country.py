# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, FilteredRelation, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, DatedQuerySet

from .region import Region


class CountryQuerySet(DatedQuerySet):
    def named(self, lang: str) -> Self:
        """With `shown_name`, `shown_lang` and `name_key` for a reader of `lang`.

        Where the language lacks the name the English one stands in, and `shown_lang` says so.
        """
        return self.annotate(
            own=FilteredRelation("names", condition=Q(names__lang=lang)),
            english=FilteredRelation("names", condition=Q(names__lang="en")),
            shown_name=Coalesce(F("own__name"), F("english__name"), F("iso2")),
            shown_lang=Coalesce(F("own__lang"), F("english__lang"), Value("")),
            name_key=Coalesce(F("own__sort_key"), F("english__sort_key"), Value("")),
        )


@tracked
class Country(Dated):
    """A country or territory by its ISO 3166-1 code; its validity is that of the code.

    `m49` is null where the United Nations have no number for it, `dac_code` where it is no
    recipient of the DAC's code list.
    """

    class Status(models.TextChoices):
        OFFICIAL = "official", _("assigned by ISO 3166-1")
        USER_ASSIGNED = "user-assigned", _("user-assigned code, not part of ISO 3166-1")
        WITHDRAWN = "withdrawn", _("withdrawn from ISO 3166-1")

    iso2 = models.CharField(_("alpha-2 code"), max_length=2, unique=True)
    iso3 = models.CharField(_("alpha-3 code"), max_length=3, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True, null=True, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="countries")
    dac_code = models.CharField(
        _("DAC recipient code"), max_length=5, unique=True, null=True, blank=True
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.OFFICIAL
    )

    objects = CountryQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Dated.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["iso2"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.iso2


@tracked
class CountryName(models.Model):
    """A country's name in one language, with the key that sorts it by that language's rules.

    `source` is the citation of a name that CLDR lacks; empty for CLDR's own. The key is a
    hexadecimal string that any collation orders alike: the database needs no ICU.
    """

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="names")
    lang = models.CharField(_("language"), max_length=3)
    name = models.CharField(_("name"), max_length=120)
    sort_key = models.CharField(max_length=1000, db_collation="C")
    source = models.CharField(_("source"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("name of a country")
        ordering = ["country", "lang"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["country", "lang"], name="reference_countryname_one_per_language"
            )
        ]
        indexes = [models.Index(fields=["lang", "sort_key"], name="reference_name_order")]

    def __str__(self) -> str:
        return self.name
