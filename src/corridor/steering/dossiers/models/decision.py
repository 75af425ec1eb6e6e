# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import (
    CitationsField,
    Identified,
    TranslatedField,
    new_public_id,
)

from .clause import ConditionalityClause
from .entry import kept


@tracked
class ConditionalityDecision(Identified):
    """What people decided on a country under a clause. Nothing ever computes one.

    Never changed and never deleted: another that `supersedes` it takes its place from its own
    first day on, and a correction is one with the same first day. `taken` is the day of the
    decision; it is in force from `starts` until `ends` (exclusive, null without end).
    """

    class Kind(models.TextChoices):
        NO_CONSEQUENCE = "no_consequence", _("no consequence")
        REWARD = "reward", _("reward")
        WITHHELD = "withheld", _("aid withheld")
        OTHER = "other", _("something else")

    code = models.SlugField(max_length=80, unique=True, default=new_public_id, editable=False)
    clause = models.ForeignKey(ConditionalityClause, models.PROTECT, related_name="decisions")
    country = models.ForeignKey("reference.Country", models.PROTECT, related_name="+")
    taken = models.DateField()
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    text = TranslatedField()
    reason = TranslatedField()
    reference = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    sources = CitationsField(default=list, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    by_key = models.BigIntegerField(null=True, blank=True, editable=False)
    recorded = models.DateTimeField(auto_now_add=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("decision on conditionality")
        ordering = ["country", "clause", "pk"]
        default_permissions = ()
        permissions = [
            ("take_decision", "Record a decision on conditionality with the facts beside it"),
            ("write_dossier", "Write in the files of countries"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="dossiers_decision_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(reference="") & ~Q(decided_by=""),
                name="dossiers_decision_with_reference",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="dossiers_decision_not_itself",
            ),
            # One line of decisions for each clause and country: only its first has none before it.
            models.UniqueConstraint(
                fields=["clause", "country"],
                condition=Q(supersedes__isnull=True),
                name="dossiers_decision_one_line",
            ),
        ]
        triggers = kept("organisation")

    def __str__(self) -> str:
        return self.code
