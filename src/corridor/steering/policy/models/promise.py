# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, Sourced, TranslatedField, as_period
from corridor.values.money import Money
from corridor.values.periods import Period

from ..rules import Term, TermKind
from .framework import Framework
from .node import Node


class EnteredBy(models.TextChoices):
    """Who wrote it down."""

    PACK = "pack", _("data pack")
    OFFICER = "officer", _("officer")


@tracked
class Promise(Identified, Sourced):
    """What parliament was promised or asked for, or was told would be done.

    `day` and `term` are days in which a moment lies: when it was said, and by when it is to be
    done. `version` counts what was written about it, its steps too. `reading_of` is the promise of
    which this is another reading, where two sources contradict each other; it is counted once.
    """

    class Kind(models.TextChoices):
        PROMISE = "promise", pgettext_lazy("to parliament", "promise")
        MOTION = "motion", _("motion")
        AMENDMENT = "amendment", _("amendment")
        UNDERTAKING = "undertaking", _("intention")
        NOTICE = "notice", _("notice to parliament")

    class Role(models.TextChoices):
        MINISTER = "minister", _("minister or state secretary")
        MEMBER = "member", _("member of parliament")

    class Terms(models.TextChoices):
        STATED = "stated", pgettext_lazy("term", "stated")
        NONE = "none", _("no term")
        UNKNOWN = "unknown", pgettext_lazy("term", "not known")

    code = models.SlugField(max_length=60, unique=True)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = TranslatedField()
    text = TranslatedField()
    origin = TranslatedField()
    number = models.CharField(max_length=60, blank=True)
    who = TranslatedField(null=True, blank=True)
    role = models.CharField(max_length=8, choices=Role.choices, blank=True)
    day = DateRangeField(null=True, blank=True)
    term_kind = models.CharField(max_length=7, choices=Terms.choices)
    term = DateRangeField(null=True, blank=True)
    term_text = TranslatedField(null=True, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    nodes = models.ManyToManyField(Node, through="PromiseNode", related_name="promises")
    responsible = models.ManyToManyField(
        "parties.Organisation", through="PromiseParty", related_name="+"
    )
    owner = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reading_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="readings"
    )
    note = TranslatedField(null=True, blank=True)
    entered = models.CharField(max_length=7, choices=EnteredBy.choices)
    by_key = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("promise to parliament")
        ordering = ["framework", "day", "code"]
        default_permissions = ()
        permissions = [
            ("record_promise", _("Record a promise to parliament")),
            ("follow_promise", _("Write down what became of a promise")),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(term_kind="stated", term__isnull=False, term__isempty=False)
                | (~Q(term_kind="stated") & Q(term__isnull=True)),
                name="policy_promise_stated_term_has_days",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="")
                | Q(amount__isnull=False) & ~Q(currency=""),
                name="policy_promise_amount_has_currency",
            ),
            models.CheckConstraint(
                condition=Q(reading_of__isnull=True) | ~Q(reading_of=F("id")),
                name="policy_promise_not_a_reading_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("policy:promise", args=[self.code])

    @property
    def said(self) -> Period | None:
        """The days in which it was said; null where no source states one."""
        return None if self.day is None else as_period(self.day)

    @property
    def by_when(self) -> Term:
        return Term(TermKind(self.term_kind), None if self.term is None else as_period(self.term))

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else Money(self.amount, self.currency)
