# SPDX-License-Identifier: EUPL-1.2
"""Who, where, what and for which aim, each with its share of the activity.

A share is a percentage above 0 and up to 100; null where nobody said, which is not the same as
equal parts. Within one activity the shares that are stated must add up to 100 for countries and
regions together, for each vocabulary of sectors, and for the nodes of each framework: the actions
see to it, since it holds for rows together.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked_in_bulk
from corridor.foundation.kernel.public import CitationsField, TranslatedField
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country, Region
from corridor.steering.policy.public import Node

from .activity import Activity


def share_column() -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(
        _("share in percent"), max_digits=9, decimal_places=6, null=True, blank=True
    )


def possible(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(percentage__isnull=True)
        | Q(percentage__gt=Decimal(0), percentage__lte=Decimal(100)),
        name=name,
    )


@tracked_in_bulk
class Participation(models.Model):
    """An organisation in a role; `percentage` is its part of the funding, for role 1 alone."""

    class Role(models.TextChoices):
        """IATI OrganisationRole."""

        FUNDING = "1", _("funding")
        ACCOUNTABLE = "2", _("accountable")
        EXTENDING = "3", _("extending")
        IMPLEMENTING = "4", _("implementing")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=1, choices=Role.choices)
    percentage = share_column()
    sources = CitationsField(default=list, blank=True)
    note = TranslatedField(_("note"), null=True, blank=True)

    class Meta:
        verbose_name = _("participating organisation")
        ordering = ["activity", "role", "pk"]
        default_permissions = ()
        constraints = [
            possible("portfolio_participation_percentage"),
            models.UniqueConstraint(
                fields=["activity", "organisation", "role"], name="portfolio_participation_once"
            ),
            models.CheckConstraint(
                condition=Q(percentage__isnull=True) | Q(role="1"),
                name="portfolio_participation_funding_has_share",
            ),
        ]


@tracked_in_bulk
class RecipientCountry(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="countries")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    percentage = share_column()
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("recipient country")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [
            possible("portfolio_country_percentage"),
            models.UniqueConstraint(fields=["activity", "country"], name="portfolio_country_once"),
        ]


@tracked_in_bulk
class RecipientRegion(models.Model):
    """A region by M49, or one that a source names loosely: then `region` is null, `name` is set."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="regions")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    name = TranslatedField(_("name"), null=True, blank=True)
    percentage = share_column()
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("recipient region")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [
            possible("portfolio_region_percentage"),
            models.CheckConstraint(
                condition=Q(region__isnull=False) | Q(name__isnull=False),
                name="portfolio_region_named",
            ),
        ]


@tracked_in_bulk
class Location(models.Model):
    """A place where it happens; latitude and longitude in degrees (WGS 84), both or neither."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="locations")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="+")
    name = TranslatedField(_("name"))
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    exact = models.BooleanField(_("exact"), null=True, blank=True)
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("location")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="portfolio_location_on_earth",
            )
        ]


@tracked_in_bulk
class Sector(models.Model):
    """A sector code of a vocabulary of IATI's SectorVocabulary (1: DAC five digits, 2: three)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="sectors")
    vocabulary = models.CharField(_("vocabulary"), max_length=3, default="1")
    code = models.CharField(_("code"), max_length=40)
    percentage = share_column()
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("sector")
        ordering = ["activity", "vocabulary", "pk"]
        default_permissions = ()
        constraints = [
            possible("portfolio_sector_percentage"),
            models.UniqueConstraint(
                fields=["activity", "vocabulary", "code"], name="portfolio_sector_once"
            ),
        ]


@tracked_in_bulk
class Marker(models.Model):
    """How far an activity serves a policy aim: IATI PolicyMarker and PolicySignificance.

    Significance 0: not targeted; 1: significant; 2: principal; 3, 4 for some markers. A marker
    that nobody scored has no row, which is not the same as 0.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="markers")
    vocabulary = models.CharField(_("vocabulary"), max_length=2, default="1")
    code = models.CharField(_("marker"), max_length=10)
    significance = models.PositiveSmallIntegerField(_("significance"))
    rationale = TranslatedField(_("rationale"), null=True, blank=True)
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("policy marker")
        ordering = ["activity", "vocabulary", "code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "vocabulary", "code"], name="portfolio_marker_once"
            ),
            models.CheckConstraint(
                condition=Q(significance__lte=4), name="portfolio_marker_significance"
            ),
        ]


@tracked_in_bulk
class NodeShare(models.Model):
    """The part of an activity that serves a node of a framework."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="node_shares")
    node = models.ForeignKey(Node, models.PROTECT, related_name="+")
    percentage = share_column()
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("share of a node")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [
            possible("portfolio_nodeshare_percentage"),
            models.UniqueConstraint(fields=["activity", "node"], name="portfolio_nodeshare_once"),
        ]
