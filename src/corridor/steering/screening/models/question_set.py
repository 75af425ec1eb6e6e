# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField

# The set whose questions are asked of every activity.
GENERAL = "general"


@tracked
class QuestionSet(Sourced):
    """Questions for activities of one sector, or of every sector; `categories` are DAC's.

    A version that a screening used is not changed: other questions make another version.
    """

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    names = TranslatedField()
    categories = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    note = TranslatedField(null=True, blank=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("question set")
        ordering = ["code", "-version"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "version"], name="screening_questionset_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}/{self.version}"


@tracked
class Question(models.Model):
    """A question of a set, in one of both directions; `weight` from 1 to 3."""

    class Direction(models.TextChoices):
        FROM_MIGRATION = "from_migration", _("How does migration touch this activity?")
        TO_MIGRATION = "to_migration", _("How does this activity touch migration?")

    set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    direction = models.CharField(max_length=14, choices=Direction.choices)
    weight = models.PositiveSmallIntegerField(default=1)
    text = TranslatedField()

    class Meta:
        verbose_name = _("question of a screening")
        ordering = ["set", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["set", "position"], name="screening_question_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=3), name="screening_question_weight"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.set_id}/{self.position}"
