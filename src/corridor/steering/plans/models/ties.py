# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .contribution import Contribution


@tracked
class ContributionPartner(models.Model):
    """An organisation with which a contribution is made."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, related_name="contributions_as_partner"
    )

    class Meta:
        verbose_name = _("partner in a line of an action plan")
        verbose_name_plural = _("partners in lines of action plans")
        ordering = ["contribution", "organisation"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "organisation"], name="plans_contributionpartner_once"
            )
        ]


@tracked
class ContributionCountry(models.Model):
    """A country in which a contribution is made; without one it is bound to none."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="countries")
    country = models.ForeignKey("reference.Country", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("country of a line of an action plan")
        verbose_name_plural = _("countries of lines of action plans")
        ordering = ["contribution", "country"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "country"], name="plans_contributioncountry_once"
            )
        ]

    @property
    def organisation_id(self) -> Any:
        """Whose plan it stands in."""
        return self.contribution.plan.organisation_id
