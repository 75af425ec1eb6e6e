# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Identified, TranslatedField

from .evaluation import EnteredBy, Evaluation

# The code list of what lessons are about.
THEMES = "lesson-theme"


@tracked
class Lesson(Identified):
    """What was learned, from an evaluation or from an activity, and when it applies.

    A partner proposes it for its own organisation (`proposer`), an officer accepts or declines it
    and may say why (`remark`); only what is accepted is public. `evidence` tells what shows it
    where there is no document to cite. `edited` and `loaded` as with an evaluation.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("lesson", "proposed")
        ACCEPTED = "accepted", pgettext_lazy("lesson", "accepted")
        DECLINED = "declined", pgettext_lazy("lesson", "declined")

    code = models.SlugField(max_length=80, unique=True)
    title = TranslatedField()
    text = TranslatedField()
    applies_when = TranslatedField(null=True, blank=True)
    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    activities = models.ManyToManyField(
        "portfolio.Activity", through="LessonActivity", related_name="lessons"
    )
    nodes = models.ManyToManyField("policy.Node", through="LessonNode", related_name="lessons")
    countries = models.ManyToManyField(
        "reference.Country", through="LessonCountry", related_name="lessons"
    )
    evidence = TranslatedField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=State.choices)
    proposer = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField(blank=True)
    note = TranslatedField(null=True, blank=True)
    entered = models.CharField(max_length=6, choices=EnteredBy.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    edited = models.BooleanField(default=False, editable=False)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("lesson")
        ordering = ["code"]
        default_permissions = ()
        permissions = [
            ("propose_lesson", _("Propose a lesson from an own activity")),
            ("accept_lesson", _("Record lessons, and accept those that are proposed")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sources__len__gte=1)
                | Q(evidence__isnull=False)
                | Q(evaluation__isnull=False),
                name="learning_lesson_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(proposer__isnull=False),
                name="learning_lesson_proposed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(remark=""),
                name="learning_lesson_declined_with_remark",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def organisation_id(self) -> int | None:
        """Whose proposal it is; a partner's rights are asked of it."""
        return self.proposer_id

    def get_absolute_url(self) -> str:
        return reverse("learning:lesson", args=[self.code])


@tracked
class LessonActivity(models.Model):
    """An activity that a lesson was learned in, or in which it was used again."""

    class Role(models.TextChoices):
        LEARNED = "learned", pgettext_lazy("lesson", "learned in")
        REUSED = "reused", pgettext_lazy("lesson", "used again in")

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="of_activities")
    activity = models.ForeignKey("portfolio.Activity", models.PROTECT, related_name="+")
    role = models.CharField(max_length=7, choices=Role.choices)

    class Meta:
        verbose_name = _("activity of a lesson")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "activity"], name="learning_lessonactivity_once"
            )
        ]

    @property
    def organisation_id(self) -> Any:
        return self.lesson.organisation_id


@tracked
class LessonNode(models.Model):
    """A node that a lesson bears on."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="of_nodes")
    node = models.ForeignKey("policy.Node", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("node of a lesson")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["lesson", "node"], name="learning_lessonnode_once")
        ]


@tracked
class LessonCountry(models.Model):
    """A country that a lesson bears on."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="of_countries")
    country = models.ForeignKey("reference.Country", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("country of a lesson")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "country"], name="learning_lessoncountry_once"
            )
        ]


@tracked
class LessonTheme(models.Model):
    """What a lesson is about: a code of the list `THEMES`."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="themes")
    theme = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("theme of a lesson")
        ordering = ["lesson", "theme"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["lesson", "theme"], name="learning_lessontheme_once")
        ]
