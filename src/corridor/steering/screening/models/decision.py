# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import (
    CitationsField,
    Identified,
    TranslatedField,
    new_public_id,
)

from .kept import kept


class Criterion(models.TextChoices):
    """What makes a flow official development assistance; whoever decides ticks what is met."""

    OBJECTIVE = (
        "objective",
        _("Its main objective is the economic development and welfare of developing countries"),
    )
    RECIPIENT = (
        "recipient",
        _("The country is on the DAC list of recipients in the year of payment"),
    )
    CONCESSIONAL = "concessional", _("It is concessional: a grant, or a loan on soft terms")
    OFFICIAL = "official", _("It is paid by an official body")


class Domain(models.TextChoices):
    """Where the Belgian note finds it hard to tell whether development is the main objective."""

    CAUSES = "causes", _("root causes of migration")
    IRREGULAR = "irregular", _("acting against irregular migration")
    RETURN = "return", _("return and reintegration")
    CONDITIONALITY = "conditionality", _("funding under conditions")
    DIASPORA = "diaspora", _("involving the diaspora")


@tracked
class OdaDecision(Identified):
    """What people decided: whether an activity counts as official development assistance.

    Nothing computes one. Never changed and never deleted: one that `supersedes` it takes its place,
    for a reason. `percentage` is the part that counts, for `PARTLY` alone. `by_key` is the account
    that recorded it, null for a pack.
    """

    class Decision(models.TextChoices):
        ELIGIBLE = "eligible", _("counts as ODA")
        NOT_ELIGIBLE = "not_eligible", _("does not count as ODA")
        PARTLY = "partly", _("counts in part")
        UNKNOWN = "unknown", pgettext_lazy("of a decision", "not known yet")

    code = models.SlugField(max_length=80, unique=True, default=new_public_id, editable=False)
    activity = models.ForeignKey("portfolio.Activity", models.PROTECT, related_name="oda_decisions")
    decision = models.CharField(max_length=12, choices=Decision.choices)
    percentage = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    reasons = TranslatedField()
    criteria = ArrayField(models.CharField(max_length=12, choices=Criterion.choices), default=list)
    domains = ArrayField(models.CharField(max_length=14, choices=Domain.choices), default=list)
    decided_by = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField()
    reference = models.CharField(max_length=300, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    change_reason = models.TextField(blank=True)
    sources = CitationsField(default=list, blank=True)
    by_key = models.BigIntegerField(null=True, blank=True, editable=False)
    recorded = models.DateTimeField(auto_now_add=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("decision on aid")
        ordering = ["activity", "pk"]
        default_permissions = ()
        permissions = [
            ("decide_oda", _("Record whether an activity counts as development assistance"))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="partly", percentage__gt=0, percentage__lt=100)
                | ~Q(decision="partly") & Q(percentage__isnull=True),
                name="screening_odadecision_part",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True)
                | ~Q(change_reason="") & ~Q(supersedes=F("id")),
                name="screening_odadecision_change_has_reason",
            ),
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(supersedes__isnull=True),
                name="screening_odadecision_one_line",
            ),
        ]
        triggers = kept("organisation")

    def __str__(self) -> str:
        return self.code
