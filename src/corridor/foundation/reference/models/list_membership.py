# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField, no_overlap

from .country import Country
from .country_list import CountryList


@tracked
class ListMembership(Dated, Sourced):
    """A country is named on a list: a member within its validity, and not outside it.

    `reason` is null where the list's own reason is all there is.
    """

    country_list = models.ForeignKey(
        CountryList, on_delete=models.CASCADE, related_name="memberships"
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="memberships")
    reason = TranslatedField(_("reason"), null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        verbose_name = _("country on a list")
        verbose_name_plural = _("countries on lists")
        ordering = ["country_list", "country"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            no_overlap("reference_membership_no_overlap", "country_list", "country"),
        ]

    def __str__(self) -> str:
        return f"{self.country_list_id} {self.country_id}"
