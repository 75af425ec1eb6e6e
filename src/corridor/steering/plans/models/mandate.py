# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField
from corridor.values.answers import Answer


@tracked
class Mandate(Dated, Sourced):
    """What an organisation may do by mandate, or expressly may not (`state` no).

    `framework` is the one under which the source speaks of it; `node` and `approach` are null where
    the source ties it to none, and so is `legal_base` where none is named.
    """

    class State(models.TextChoices):
        YES = "yes", _("within its mandate")
        NO = "no", _("outside its mandate")

    code = models.SlugField(max_length=60, unique=True)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="mandates"
    )
    framework = models.ForeignKey("policy.Framework", models.CASCADE, related_name="mandates")
    state = models.CharField(max_length=3, choices=State.choices, default=State.YES)
    text = TranslatedField()
    node = models.ForeignKey(
        "policy.Node", models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    approach = models.ForeignKey(
        "policy.Node", models.PROTECT, null=True, blank=True, related_name="mandates_by_approach"
    )
    legal_base = TranslatedField(null=True, blank=True)
    note = TranslatedField(null=True, blank=True)

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["organisation", "valid", "code"]
        default_permissions = ()
        constraints = [*Dated.Meta.constraints, *Sourced.Meta.constraints]

    def __str__(self) -> str:
        return self.code

    @property
    def answer(self) -> Answer:
        """Whether it lies within the mandate."""
        return Answer(self.state)
