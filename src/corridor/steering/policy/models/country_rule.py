# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, Sourced, TranslatedField

from .framework import Framework
from .instrument import Instrument


@tracked
class CountryRule(Dated, Sourced):
    """What a country list means for a framework: whom it opens to, whom it puts first.

    Without an instrument it holds for all of them; without a list it holds for every country.
    """

    class Effect(models.TextChoices):
        ELIGIBLE = "eligible", _("opens to the list")
        PRIORITY = "priority", _("puts the list first")
        EXEMPT = "exempt", _("is bound to no list")
        ONLY = "only", _("is limited to the list")

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="country_rules")
    instrument = models.ForeignKey(
        Instrument, models.CASCADE, null=True, blank=True, related_name="country_rules"
    )
    list = models.ForeignKey(
        "reference.CountryList", models.PROTECT, null=True, blank=True, related_name="policy_rules"
    )
    effect = models.CharField(max_length=8, choices=Effect.choices)
    reason = TranslatedField()

    class Meta(Dated.Meta, Sourced.Meta):
        abstract = False
        verbose_name = _("rule for countries")
        ordering = ["framework", "valid"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["framework", "instrument", "list", "effect", "valid"],
                name="policy_countryrule_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~Q(effect__in=["priority", "only"]) | Q(list__isnull=False),
                name="policy_countryrule_names_a_list",
            ),
        ]
