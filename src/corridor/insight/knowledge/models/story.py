# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField
from corridor.steering.portfolio.public import Activity


@tracked
class Story(Sourced):
    """A short portrait of an activity: what was tried, what came of it and what did not.

    `body` is paragraphs apart by an empty line. `published` is the day it was written on.
    """

    code = models.SlugField(max_length=80, unique=True)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="stories")
    title = TranslatedField()
    lead = TranslatedField()
    body = TranslatedField()
    published = models.DateField(_("published"))

    class Meta(Sourced.Meta):
        verbose_name = _("story")
        ordering = ["-published", "code"]
        default_permissions = ()
        constraints = [*Sourced.Meta.constraints]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("knowledge:story", args=[self.code])


@tracked
class StoryFact(Sourced):
    """A number or a fact in a story, with where it stands; `figure` names it as a figure, by
    framework, year and key ("NL08/2011/spending/6"), and is empty where it is none."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="facts")
    position = models.PositiveSmallIntegerField()
    value = TranslatedField()
    text = TranslatedField()
    figure = models.CharField(max_length=200, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = _("fact in a story")
        ordering = ["story", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["story", "position"], name="knowledge_storyfact_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.position}"
