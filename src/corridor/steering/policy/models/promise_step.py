# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import (
    CitationsField,
    Identified,
    TranslatedField,
    as_period,
)
from corridor.values.citations import Citation
from corridor.values.periods import Period

from .promise import EnteredBy, Promise


@tracked
class PromiseStep(Identified):
    """How a promise stood at a moment, what was done, and the evidence. Only ever added.

    A step that was wrong is corrected by the next one, which names it in `corrects` and says why.
    Evidence is a source, or a statement of it where there is no document to cite. `day` is days in
    which it was, null where nobody states them.
    """

    class State(models.TextChoices):
        KEPT = "kept", pgettext_lazy("promise", "kept")
        KEPT_LATE = "kept_late", pgettext_lazy("promise", "kept late")
        UNDER_WAY = "under_way", pgettext_lazy("promise", "partly or under way")
        CHANGED = "changed", pgettext_lazy("promise", "changed or stopped")
        OPEN = "open", pgettext_lazy("promise", "open")
        SILENT = "silent", pgettext_lazy("promise", "sources silent")

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices)
    day = DateRangeField(null=True, blank=True)
    text = TranslatedField()
    evidence = TranslatedField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.TextField(blank=True)
    entered = models.CharField(max_length=7, choices=EnteredBy.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["promise", "position"]
        verbose_name = _("step of a promise")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "position"], name="policy_promisestep_order"
            ),
            models.CheckConstraint(
                condition=Q(sources__len__gte=1) | Q(evidence__isnull=False),
                name="policy_promisestep_evidence",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="policy_promisestep_correction_has_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.promise_id}/{self.position}"

    @property
    def happened(self) -> Period | None:
        return None if self.day is None else as_period(self.day)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(Citation.parse(text) for text in self.sources)
