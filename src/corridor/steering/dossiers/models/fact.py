# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField
from corridor.values.answers import Answer

from .decision import ConditionalityDecision
from .entry import kept


@tracked
class DecisionFact(models.Model):
    """What was known on the day of a decision, kept beside it as it was then.

    A fact has a `number`, an `answer`, words, or none of these: then it was looked for and not
    known. `start` and `end` (exclusive) are the days that it is about. `source` says where it was
    taken from: a citation, a letter, a register.
    """

    class Kind(models.TextChoices):
        REQUESTS = "requests", _("readmission requests made")
        ANSWERED = "answered", _("requests answered within the term")
        PROOF = "proof", _("nationality proven")
        DOCUMENTS = "documents", _("travel documents issued")
        RETURNED = "returned", _("people returned")
        AGREEMENT = "agreement", _("readmission agreement in force")
        OTHER = "other", _("other fact")

    class State(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("unknown")

    decision = models.ForeignKey(ConditionalityDecision, models.PROTECT, related_name="facts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, blank=True)
    text = TranslatedField(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("fact beside a decision")
        ordering = ["decision", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="dossiers_fact_position"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gt=F("start")),
                name="dossiers_fact_days_in_order",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="dossiers_fact_with_source"),
            models.CheckConstraint(
                condition=~Q(kind="other") | Q(text__isnull=False),
                name="dossiers_fact_other_in_words",
            ),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.position}"

    @property
    def known(self) -> bool:
        return self.number is not None or bool(self.state) or self.text is not None

    @property
    def answer(self) -> Answer | None:
        return Answer(self.state) if self.state else None
