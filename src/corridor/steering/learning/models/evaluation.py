# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, Sourced, TranslatedField, as_period
from corridor.values.periods import Period


class EnteredBy(models.TextChoices):
    """Who wrote it down."""

    PACK = "pack", _("data pack")
    PERSON = "person", pgettext_lazy("entered by", "a person")


@tracked
class Evaluation(Identified, Sourced):
    """A look back at activities, at a policy or at a field, with what was found.

    `day` is days in which it was finished or published, `covers` the time that it looks at; null
    where no source states them. `consequence`: what followed from the whole. `version`
    counts what was written about it, its findings, recommendations and their steps too. `edited`:
    people changed what it says since a pack was loaded, or wrote it; a pack does not overrule them.
    `loaded` is the record loaded last.
    """

    class Kind(models.TextChoices):
        EVALUATION = "evaluation", pgettext_lazy("kind", "evaluation")
        MID_TERM = "mid_term", _("mid-term evaluation")
        IMPACT = "impact", _("impact assessment")
        STUDY = "study", pgettext_lazy("kind", "study")
        SURVEY = "survey", pgettext_lazy("kind", "survey")
        MONITORING = "monitoring", pgettext_lazy("kind", "monitoring")
        REVIEW = "review", pgettext_lazy("kind", "review")

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("evaluation", "planned")
        UNDER_WAY = "under_way", pgettext_lazy("evaluation", "under way")
        FINISHED = "finished", pgettext_lazy("evaluation", "finished")
        UNKNOWN = "unknown", pgettext_lazy("evaluation", "not known")

    class Independence(models.TextChoices):
        INTERNAL = "internal", _("by those who carried it out or funded it")
        EXTERNAL = "external", _("by others")
        UNKNOWN = "unknown", pgettext_lazy("independence", "not known")

    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    stage = models.CharField(max_length=9, choices=Stage.choices)
    independence = models.CharField(max_length=8, choices=Independence.choices)
    title = TranslatedField()
    text = TranslatedField(null=True, blank=True)
    commissioner = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    evaluator = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = DateRangeField(null=True, blank=True)
    covers = DateRangeField(null=True, blank=True)
    activities = models.ManyToManyField(
        "portfolio.Activity", through="EvaluationActivity", related_name="evaluations"
    )
    nodes = models.ManyToManyField(
        "policy.Node", through="EvaluationNode", related_name="evaluations"
    )
    countries = models.ManyToManyField(
        "reference.Country", through="EvaluationCountry", related_name="evaluations"
    )
    document = models.ForeignKey(
        "reference.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.URLField(max_length=500, blank=True)
    consequence = TranslatedField(null=True, blank=True)
    note = TranslatedField(null=True, blank=True)
    entered = models.CharField(max_length=6, choices=EnteredBy.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    edited = models.BooleanField(default=False, editable=False)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("evaluation")
        ordering = ["code"]
        default_permissions = ()
        permissions = [
            ("record_evaluation", _("Record evaluations, with findings and recommendations")),
            ("respond", _("Write down the response to a recommendation")),
            ("follow_up", _("Write down what became of a recommendation")),
        ]
        constraints = [*Sourced.Meta.constraints]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("learning:evaluation", args=[self.code])

    @property
    def finished(self) -> Period | None:
        return None if self.day is None else as_period(self.day)

    @property
    def looks_at(self) -> Period | None:
        return None if self.covers is None else as_period(self.covers)


@tracked
class EvaluationActivity(models.Model):
    """An activity that was evaluated."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="of_activities")
    activity = models.ForeignKey("portfolio.Activity", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("activity of an evaluation")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "activity"], name="learning_evaluationactivity_once"
            )
        ]


@tracked
class EvaluationNode(models.Model):
    """A node of a framework that an evaluation bears on."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="of_nodes")
    node = models.ForeignKey("policy.Node", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("node of an evaluation")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "node"], name="learning_evaluationnode_once"
            )
        ]


@tracked
class EvaluationCountry(models.Model):
    """A country that an evaluation bears on."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="of_countries")
    country = models.ForeignKey("reference.Country", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("country of an evaluation")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "country"], name="learning_evaluationcountry_once"
            )
        ]
