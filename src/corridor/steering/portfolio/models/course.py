# SPDX-License-Identifier: EUPL-1.2
"""How an activity went in time: phases, extensions, early stops, secondments."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField
from corridor.foundation.parties.public import Organisation

from .activity import Activity
from .evidence import Evidenced


@tracked
class Phase(Dated, Evidenced):
    """A stretch of an activity with a name of its own; they may overlap, as phases do."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="phases")
    code = models.SlugField(max_length=40)
    name = TranslatedField(_("name"))
    text = TranslatedField(_("text"), null=True, blank=True)

    class Meta(Dated.Meta, Evidenced.Meta):
        abstract = False
        verbose_name = _("phase")
        ordering = ["activity", "valid", "pk"]
        default_permissions = ()
        constraints = [
            *Dated.Meta.constraints,
            *Evidenced.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "code"], name="portfolio_phase_once"),
        ]


@tracked
class Extension(Evidenced):
    """A decision to let an activity run longer.

    `decided` and `new_end` are ranges of days in which the day lies, null when not stated.
    `budget_neutral` is null when nobody said.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="extensions")
    decided = DateRangeField(_("decided"), null=True, blank=True)
    new_end = DateRangeField(_("new end"), null=True, blank=True)
    budget_neutral = models.BooleanField(_("budget-neutral"), null=True, blank=True)
    reason = TranslatedField(_("reason"), null=True, blank=True)
    note = TranslatedField(_("note"), null=True, blank=True)

    class Meta(Evidenced.Meta):
        abstract = False
        verbose_name = _("extension")
        ordering = ["activity", "decided", "pk"]
        default_permissions = ()
        constraints = [*Evidenced.Meta.constraints]


@tracked
class Stop(Evidenced):
    """A decision to end an activity before its time, with the reason in words."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="stops")
    decided = DateRangeField(_("decided"), null=True, blank=True)
    reason = TranslatedField(_("reason"))
    follow_up = TranslatedField(_("what followed"), null=True, blank=True)

    class Meta(Evidenced.Meta):
        abstract = False
        verbose_name = _("early stop")
        ordering = ["activity", "decided", "pk"]
        default_permissions = ()
        constraints = [*Evidenced.Meta.constraints]


@tracked
class Secondment(Dated, Evidenced):
    """People lent by one organisation to another; `people` is null when no number is stated."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="secondments")
    lender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    host = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    people = models.PositiveIntegerField(_("people"), null=True, blank=True)
    text = TranslatedField(_("text"))

    class Meta(Dated.Meta, Evidenced.Meta):
        abstract = False
        verbose_name = _("secondment")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [*Dated.Meta.constraints, *Evidenced.Meta.constraints]
