# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, TranslatedField
from corridor.steering.policy.public import Framework


@tracked
class Question(Identified):
    """What somebody doubts about a figure, and what an officer answered in public.

    Nothing tells who asked. `key` names the figure as a report on `year` does, `name` is what the
    figure was called, `seen` the value as it stood on the page, `seen_hash` that figure's hash. It
    is hidden until an officer lets it through, answers it, or turns it down as abuse; what was
    turned down is never shown.
    `answered_role` and `answered_for` tell as what and for which organisation somebody answered.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("question", "not looked at yet")
        OPEN = "open", pgettext_lazy("question", "awaits an answer")
        ANSWERED = "answered", pgettext_lazy("question", "answered")
        REJECTED = "rejected", pgettext_lazy("question", "turned down")

    class Outcome(models.TextChoices):
        STANDS = "stands", _("The figure stands")
        CORRECTED = "corrected", _("The figure was corrected")
        UNCLEAR = "unclear", _("The source is unclear")

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="questions")
    year = models.PositiveSmallIntegerField(_("year"))
    key = models.CharField(_("figure"), max_length=200)
    name = TranslatedField(_("name of the figure"))
    seen = models.CharField(_("value on the page"), max_length=200, blank=True)
    seen_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    text = models.TextField(_("question"), max_length=2000)
    asked = models.DateTimeField(_("asked"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    outcome = models.CharField(
        pgettext_lazy("question", "outcome"), max_length=9, choices=Outcome.choices, blank=True
    )
    answer = TranslatedField(_("answer"), null=True, blank=True)
    answered = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_role = models.CharField(max_length=40, blank=True)
    answered_for = TranslatedField(null=True, blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("question about a figure")
        ordering = ["-asked", "-pk"]
        default_permissions = ()
        permissions = [("answer_question", _("Answer questions about figures"))]
        indexes = [
            models.Index(fields=["framework", "year", "key"], name="reporting_question_figure"),
            models.Index(fields=["state", "asked"], name="reporting_question_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered")
                | (Q(answer__isnull=False) & Q(answered__isnull=False) & ~Q(outcome="")),
                name="reporting_question_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.year}): {self.text[:60]}"

    def get_absolute_url(self) -> Any:
        return reverse("reporting:question", args=[self.public_id])
