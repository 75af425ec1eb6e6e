# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Identified, TranslatedField

from .question_set import Question, QuestionSet


@tracked
class Screening(Identified):
    """Migration in an activity of another sector, looked at both ways, and in three tests.

    Of an activity, or of a plan that has none yet: then `title` and `owner`. `special` is the set
    of the sector beside `general`; both keep the version that was asked. `level`, `points`,
    `possible`, `answered` and `asked` are counted from the answers whenever these change. What is
    concluded stays; another screening `supersedes` it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        CONCLUDED = "concluded", _("concluded")

    class Level(models.TextChoices):
        NONE = "none", pgettext_lazy("how much migration matters", "not at all")
        SOME = "some", pgettext_lazy("how much migration matters", "somewhat")
        STRONG = "strong", pgettext_lazy("how much migration matters", "strongly")
        UNKNOWN = "unknown", pgettext_lazy("how much migration matters", "not known yet")

    activity = models.ForeignKey(
        "portfolio.Activity", models.PROTECT, null=True, blank=True, related_name="screenings"
    )
    title = TranslatedField(null=True, blank=True)
    owner = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    general = models.ForeignKey(QuestionSet, models.PROTECT, related_name="+")
    special = models.ForeignKey(
        QuestionSet, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    level = models.CharField(max_length=7, choices=Level.choices, default=Level.UNKNOWN)
    points = models.PositiveSmallIntegerField(default=0)
    possible = models.PositiveSmallIntegerField(default=0)
    answered = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    conclusion = TranslatedField(null=True, blank=True)
    concluded = models.DateField(null=True, blank=True)
    concluded_by = models.BigIntegerField(null=True, blank=True, editable=False)
    concluded_for = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    started = models.DateField()
    sources = CitationsField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("screening")
        ordering = ["-started", "-pk"]
        default_permissions = ()
        permissions = [
            ("screen_activity", _("Fill in the screening of an activity for migration")),
            ("conclude_screening", _("Conclude the screening of an activity")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=False, title__isnull=True)
                | Q(activity__isnull=True, title__isnull=False),
                name="screening_screening_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", concluded__isnull=True)
                | Q(state="concluded", concluded__isnull=False),
                name="screening_screening_concluded_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="screening_screening_not_itself",
            ),
            # One line of screenings for each activity: only its first has none before it.
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(supersedes__isnull=True, activity__isnull=False),
                name="screening_screening_one_line",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity if self.title is None else self.title)

    @property
    def organisation_id(self) -> Any:
        """Whose rights of a partner reach this record."""
        return self.owner_id if self.activity is None else self.activity.partner_id

    def get_absolute_url(self) -> str:
        return reverse("screening:screening", args=[self.public_id])


@tracked
class ScreeningAnswer(models.Model):
    """An answer of 0 to 3; null: asked, and nobody knows. No row: not answered."""

    class Value(models.IntegerChoices):
        NONE = 0, pgettext_lazy("answer of a screening", "not at all")
        LITTLE = 1, pgettext_lazy("answer of a screening", "a little")
        CLEAR = 2, pgettext_lazy("answer of a screening", "clearly")
        STRONG = 3, pgettext_lazy("answer of a screening", "strongly")

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(null=True, blank=True, choices=Value.choices)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer of a screening")
        ordering = ["screening", "question"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["screening", "question"], name="screening_answer_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__lte=3), name="screening_answer_value"
            ),
        ]


@tracked
class Finding(models.Model):
    """What one of the three tests found; not tested until somebody says."""

    class Test(models.TextChoices):
        PROTECTION = "protection", _("protection of people")
        RIGHTS = "rights", _("fundamental rights")
        GENDER = "gender", _("gender")

    class Result(models.TextChoices):
        PASS = "pass", pgettext_lazy("of a test", "passed")
        ATTENTION = "attention", pgettext_lazy("of a test", "needs attention")
        FAIL = "fail", pgettext_lazy("of a test", "failed")
        NOT_TESTED = "not_tested", pgettext_lazy("of a test", "not tested")

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="findings")
    test = models.CharField(max_length=10, choices=Test.choices)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.NOT_TESTED)
    text = TranslatedField(null=True, blank=True)

    class Meta:
        verbose_name = _("test of a screening")
        ordering = ["screening", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["screening", "test"], name="screening_finding_once")
        ]
