# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import (
    CitationsField,
    Identified,
    Sourced,
    TranslatedField,
    as_period,
)
from corridor.values.periods import Period

from .evaluation import EnteredBy, Evaluation


@tracked
class Finding(Identified, Sourced):
    """What an evaluation found."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", _("strength")
        WEAKNESS = "weakness", _("weakness")
        NEUTRAL = "neutral", pgettext_lazy("finding", "neither")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = TranslatedField()

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("finding")
        ordering = ["evaluation", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["evaluation", "position"],
                name="learning_finding_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}/{self.position}"


@tracked
class Recommendation(Identified, Sourced):
    """What an evaluation advises, to whom, and by when if it says so.

    `term` is days in which the last day for it lies; a response may put another in its place.
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    text = TranslatedField()
    addressed = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    term = DateRangeField(null=True, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("recommendation")
        ordering = ["evaluation", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["evaluation", "position"],
                name="learning_recommendation_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}/{self.position}"

    def get_absolute_url(self) -> str:
        url = reverse("learning:evaluation", args=[self.evaluation.code])
        return f"{url}#recommendation-{self.public_id}"


class Written(Identified):
    """A step that is only ever added: one that was wrong is corrected by the next, which names it
    in `corrects` and says why. Evidence is a source, or a statement of it where there is no
    document to cite. `day` is days in which it was, null where nobody states them."""

    position = models.PositiveSmallIntegerField()
    day = DateRangeField(null=True, blank=True)
    text = TranslatedField()
    evidence = TranslatedField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)
    reason = models.TextField(blank=True)
    entered = models.CharField(max_length=6, choices=EnteredBy.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    written = models.DateTimeField(auto_now_add=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta:
        abstract = True
        ordering = ["recommendation", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "position"], name="%(app_label)s_%(class)s_order"
            ),
            models.CheckConstraint(
                condition=Q(sources__len__gte=1) | Q(evidence__isnull=False),
                name="%(app_label)s_%(class)s_evidence",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_correction_has_reason",
            ),
        ]

    @property
    def happened(self) -> Period | None:
        return None if self.day is None else as_period(self.day)


@tracked
class Response(Written):
    """What management answers to a recommendation. `term`: by when it says it will be done."""

    class Reply(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("recommendation", "accepted")
        PARTLY = "partly", pgettext_lazy("recommendation", "partly accepted")
        REJECTED = "rejected", pgettext_lazy("recommendation", "rejected")
        NOT_STATED = "not_stated", pgettext_lazy("recommendation", "response not stated")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    reply = models.CharField(max_length=10, choices=Reply.choices)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    term = DateRangeField(null=True, blank=True)

    class Meta(Written.Meta):
        abstract = False
        verbose_name = _("response to a recommendation")
        # Two organisations that became one take their responses along.
        triggers = [
            pgtrigger.Protect(name="not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="not_changed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["organisation"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}/{self.position}"

    @property
    def by_when(self) -> Period | None:
        return None if self.term is None else as_period(self.term)


@tracked
class FollowUp(Written):
    """What was done with a recommendation."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("recommendation", "planned")
        UNDER_WAY = "under_way", pgettext_lazy("recommendation", "under way")
        DONE = "done", pgettext_lazy("recommendation", "done")
        DROPPED = "dropped", pgettext_lazy("recommendation", "dropped")
        SILENT = "silent", pgettext_lazy("recommendation", "sources silent")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="follow_ups")
    state = models.CharField(max_length=9, choices=State.choices)

    class Meta(Written.Meta):
        abstract = False
        verbose_name = _("follow-up of a recommendation")
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}/{self.position}"
