# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Dated, Sourced, TranslatedField


@tracked
class CountryList(Dated, Sourced):
    """A list of countries that somebody keeps, with when it held and why.

    `complete`: every member is named here. Where it is not, a country that is not named is
    neither a member nor a non-member. `size` is the number of members that the source states,
    also where their names are lost; null when it states none.
    """

    code = models.CharField(_("code"), max_length=60, unique=True)
    names = TranslatedField(_("names"))
    description = TranslatedField(_("description"), null=True, blank=True)
    complete = models.BooleanField(_("complete"))
    size = models.PositiveIntegerField(_("number of members"), null=True, blank=True)
    reason = TranslatedField(_("reason"))
    note = TranslatedField(_("note"), null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        verbose_name = _("country list")
        ordering = ["code"]
        default_permissions = ()
        constraints = [*Dated.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self) -> str:
        return self.code


@tracked
class ListRegion(models.Model):
    """An area that a list names loosely, without saying which countries lie in it."""

    country_list = models.ForeignKey(CountryList, on_delete=models.CASCADE, related_name="regions")
    name = TranslatedField(_("name"))
    sources = CitationsField(verbose_name=_("sources"), default=list, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("area of a country list")
        ordering = ["country_list", "position"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.name)
