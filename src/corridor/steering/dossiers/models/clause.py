# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField

from .entry import Entry


@tracked
class ConditionalityClause(Entry, Dated):
    """What a framework says of aid and a country's help with return, in our own words.

    A rule of that framework alone: another may say the opposite. `scope` is the aid that it
    touches, null where the source does not say.
    """

    class Stance(models.TextChoices):
        EXCLUDES = "excludes", _("shuts out who does not cooperate")
        MAY_REWARD = "may_reward", _("may reward cooperation")
        MAY_AFFECT = "may_affect", _("may affect other aid")
        FORBIDS = "forbids", _("forbids the tie")
        SEEKS = "seeks", _("asks others to set conditions")

    framework = models.ForeignKey("policy.Framework", models.PROTECT, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    text = TranslatedField()
    scope = TranslatedField(null=True, blank=True)

    class Meta(Entry.Meta, Dated.Meta):
        abstract = False
        verbose_name = _("clause on conditionality")
        ordering = ["framework", "valid", "pk"]
        default_permissions = ()
        constraints = [*Entry.Meta.constraints, *Dated.Meta.constraints]
