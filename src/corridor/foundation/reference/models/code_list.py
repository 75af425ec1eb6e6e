# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Dated, TranslatedField


@tracked
class CodeList(models.Model):
    """A list of codes with names: Corridor's own, or another's with attribution.

    `sources` is empty where `url` alone says where the list is kept.
    """

    code = models.CharField(_("code"), max_length=60, unique=True)
    names = TranslatedField(_("names"))
    description = TranslatedField(_("description"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=300, blank=True)
    sources = CitationsField(verbose_name=_("sources"), default=list, blank=True)

    class Meta:
        verbose_name = _("code list")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code


@tracked
class Code(Dated):
    """One code of a list, in the list's own order; its validity is open where none is stated."""

    code_list = models.ForeignKey(CodeList, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(_("code"), max_length=60)
    names = TranslatedField(_("names"))
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveIntegerField()

    class Meta(Dated.Meta):
        verbose_name = _("code")
        ordering = ["code_list", "position"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code_list", "code"], name="reference_code_once_in_a_list"
            ),
        ]

    def __str__(self) -> str:
        return self.code
