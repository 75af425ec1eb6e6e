# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField


@tracked
class ActorFact(Sourced):
    """What the sources say of an actor for the map: its part, what it knows, what it funds.

    `framework` is the one under which the source speaks of it; `node` and `approach` are null where
    the source ties it to none.
    """

    class Kind(models.TextChoices):
        ROLE = "role", _("its part")
        EXPERTISE = "expertise", _("expertise")
        FUNDING = "funding", _("funding")

    code = models.SlugField(max_length=60, unique=True)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="actor_facts"
    )
    framework = models.ForeignKey("policy.Framework", models.CASCADE, related_name="actor_facts")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    text = TranslatedField()
    node = models.ForeignKey(
        "policy.Node", models.PROTECT, null=True, blank=True, related_name="actor_facts"
    )
    approach = models.ForeignKey(
        "policy.Node",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actor_facts_by_approach",
    )
    note = TranslatedField(null=True, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("fact about an actor")
        verbose_name_plural = _("facts about actors")
        ordering = ["organisation", "kind", "code"]
        default_permissions = ()
        constraints = [*Sourced.Meta.constraints]

    def __str__(self) -> str:
        return self.code
