# SPDX-License-Identifier: EUPL-1.2
"""What the rows of a country file have in common."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from corridor.foundation.kernel.public import (
    Identified,
    Sourced,
    TranslatedField,
    new_public_id,
)


class Entry(Identified, Sourced):
    """A row that people may edit: an edit names the `version` that it saw.

    `code` is its name in a data pack. `loaded` is the fingerprint of what the pack said last, and
    `edited` says that somebody changed the row since: a pack does not overrule that.
    """

    code = models.SlugField(max_length=80, unique=True, default=new_public_id, editable=False)
    note = TranslatedField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    edited = models.BooleanField(default=False, editable=False)

    class Meta(Sourced.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.code


class Concerning(models.Model):
    """Is about one country, about every country that a list names, or about countries in words.

    `applies_to` is for what a source says of countries that it does not name.
    """

    country = models.ForeignKey(
        "reference.Country", models.PROTECT, null=True, blank=True, related_name="+"
    )
    country_list = models.ForeignKey(
        "reference.CountryList", models.PROTECT, null=True, blank=True, related_name="+"
    )
    applies_to = TranslatedField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    country__isnull=False, country_list__isnull=True, applies_to__isnull=True
                )
                | Q(country__isnull=True, country_list__isnull=False, applies_to__isnull=True)
                | Q(country__isnull=True, country_list__isnull=True, applies_to__isnull=False),
                name="%(app_label)s_%(class)s_about_one_thing",
            )
        ]


def kept(*but: str) -> list[pgtrigger.Trigger]:
    """Triggers of a row that is never changed or deleted; `but` names what may follow a merge."""
    exclude = list(but)
    readonly = pgtrigger.ReadOnly(name="never_changed", **({"exclude": exclude} if but else {}))
    return [readonly, pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]
