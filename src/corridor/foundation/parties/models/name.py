# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField, no_overlap

from ..rules import sort_key


@tracked
class OrganisationName(Dated):
    """A name that an organisation bears or bore, in its languages, with its short form.

    On no day are two names surely its own. An `alias` is a name that it is known by besides, such
    as one brought along by a merge; of those any number may hold at once.
    """

    organisation = models.ForeignKey(
        "parties.Organisation", on_delete=models.CASCADE, related_name="names"
    )
    name = TranslatedField(_("name"))
    short = models.CharField(_("short name"), max_length=60, blank=True)
    alias = models.BooleanField(_("also known as"), default=False)
    sort_nl = models.CharField(max_length=400, editable=False)
    sort_fr = models.CharField(max_length=400, editable=False)
    sort_en = models.CharField(max_length=400, editable=False)

    class Meta(Dated.Meta):
        verbose_name = _("name of an organisation")
        verbose_name_plural = _("names of organisations")
        default_permissions = ()
        ordering = ["alias", "valid", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("parties_name_no_overlap", "organisation", alias=False),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        for lang in ("nl", "fr", "en"):
            setattr(self, f"sort_{lang}", sort_key(self.name.choose(lang)[0]))
        super().save(*args, **kwargs)
