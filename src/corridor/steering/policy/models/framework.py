# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField


@tracked
class Framework(models.Model):
    """What somebody wants of migration and development: a policy, a compact, a set of goals.

    Its content stands in dated editions; `owner` is null where nobody in particular owns it.
    """

    class Kind(models.TextChoices):
        NATIONAL = "national", _("national policy")
        REGIONAL = "regional", _("policy of a region")
        GLOBAL = "global", _("worldwide agreement")
        GOALS = "goals", _("development goals")

    code = models.SlugField(max_length=30, unique=True)
    names = TranslatedField()
    kind = models.CharField(max_length=10, choices=Kind.choices, null=True, blank=True)
    owner = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="frameworks"
    )

    class Meta:
        verbose_name = _("framework")
        ordering = ["code"]
        default_permissions = ()
        permissions = [("book_spending", "Book spending on a framework")]

    def __str__(self) -> str:
        return self.code
