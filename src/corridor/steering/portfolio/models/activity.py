# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked, tracked_in_bulk
from corridor.foundation.kernel.public import Identified, TranslatedField
from corridor.foundation.parties.public import Organisation

from .evidence import Evidenced


class Level(models.TextChoices):
    """Where an activity stands in the tree: components in a project, projects in a programme."""

    PROGRAMME = "programme", _("programme")
    PROJECT = "project", _("project")
    COMPONENT = "component", _("component")


class Status(models.TextChoices):
    """IATI ActivityStatus."""

    PIPELINE = "1", _("pipeline")
    IMPLEMENTATION = "2", _("implementation")
    FINALISATION = "3", _("finalisation")
    CLOSED = "4", pgettext_lazy("activity", "closed")
    CANCELLED = "5", _("cancelled")
    SUSPENDED = "6", _("suspended")


@tracked_in_bulk
class Activity(Identified, Evidenced):
    """What is funded: a programme, a project in it, or a component of that.

    Each of the four dates is the range of days in which it lies, since a source may know the year
    alone; null when it says nothing. `runs` spans from the earliest start to the latest end, for
    finding what ran in a year. `ancestors` are the keys from the top of the tree down to `parent`.

    `reporting_org` publishes the activity, `partner` reports on it in Corridor's rounds; its people
    may write to it. `includes_components`: the amounts stated here comprise those of the
    components. `code` is its name in a data pack. `status` and `humanitarian` are null where
    nobody said. What is not `public` is a draft.
    """

    code = models.SlugField(_("code"), max_length=80, unique=True, null=True, blank=True)
    iati_identifier = models.CharField(
        _("IATI identifier"), max_length=200, unique=True, null=True, blank=True
    )
    level = models.CharField(_("level"), max_length=9, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    ancestors = ArrayField(models.BigIntegerField(), default=list, blank=True)
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), null=True, blank=True)
    objectives = TranslatedField(_("objectives"), null=True, blank=True)
    target_groups = TranslatedField(_("target groups"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=3, default="en")
    status = models.CharField(
        _("status"), max_length=1, choices=Status.choices, null=True, blank=True
    )
    planned_start = DateRangeField(_("planned start"), null=True, blank=True)
    actual_start = DateRangeField(_("actual start"), null=True, blank=True)
    planned_end = DateRangeField(_("planned end"), null=True, blank=True)
    actual_end = DateRangeField(_("actual end"), null=True, blank=True)
    runs = DateRangeField(null=True, blank=True)
    reporting_org = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    scope = models.CharField(_("scope"), max_length=2, blank=True)
    collaboration_type = models.CharField(_("collaboration type"), max_length=2, blank=True)
    flow_type = models.CharField(_("flow type"), max_length=3, blank=True)
    finance_type = models.CharField(_("finance type"), max_length=5, blank=True)
    aid_type = models.CharField(_("aid type"), max_length=5, blank=True)
    tied_status = models.CharField(_("tied status"), max_length=1, blank=True)
    humanitarian = models.BooleanField(_("humanitarian"), null=True, blank=True)
    includes_components = models.BooleanField(default=False)
    public = models.BooleanField(_("public"), default=True)
    note = TranslatedField(_("note"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # Of the record of a pack that was loaded last, and the version that this made.
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    loaded_version = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta(Evidenced.Meta):
        abstract = False
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["pk"]
        default_permissions = ()
        permissions = [
            ("add_activity", _("Describe a new activity")),
            ("change_activity", _("Change what is said of an activity")),
            ("publish_activity", _("Publish the draft of an activity")),
        ]
        constraints = [
            *Evidenced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="portfolio_activity_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, ancestors__len=0)
                | Q(parent__isnull=False, ancestors__len__gte=1),
                name="portfolio_activity_ancestors_with_parent",
            ),
        ]
        indexes = [GinIndex(fields=["ancestors"], name="portfolio_activity_ancestors")]

    def __str__(self) -> str:
        return str(self.title.get("en") or next(iter(self.title.values())))

    @property
    def organisation_id(self) -> int | None:
        """Whose rights of a partner reach this record."""
        return self.partner_id

    def get_absolute_url(self) -> str:
        return reverse("portfolio:activity", args=[self.public_id])


@tracked
class Relation(models.Model):
    """Two activities that belong together other than as parent and child.

    `SUCCESSOR`: `to` carries on what `activity` began. The others are IATI RelatedActivityType.
    """

    class Kind(models.TextChoices):
        SUCCESSOR = "successor", _("carried on by")
        SIBLING = "3", _("sibling")
        CO_FUNDED = "4", _("co-funded with")
        THIRD_PARTY = "5", _("third party's")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="relations")
    to = models.ForeignKey(Activity, models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=9, choices=Kind.choices)

    class Meta:
        verbose_name = _("related activity")
        ordering = ["activity", "kind", "to"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "to", "kind"], name="portfolio_relation_once"
            ),
            models.CheckConstraint(
                condition=~Q(activity=F("to")), name="portfolio_relation_of_two"
            ),
        ]
