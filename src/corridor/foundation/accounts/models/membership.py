# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked_without
from corridor.foundation.kernel.public import Dated, no_overlap


class Role(models.TextChoices):
    """What somebody is for an organisation; what each may do stands in `site/settings/roles.py`."""

    PARTNER = "partner", pgettext_lazy("role", "partner")
    OFFICER = "officer", pgettext_lazy("role", "officer")
    EDITOR = "editor", pgettext_lazy("role", "editor")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "administrator")


@tracked_without(seen_by="accounts.manage_accounts")
class Membership(Dated):
    """`user` has `role` at `organisation` for a time, in exact days.

    An administrator may have no organisation: they look after Corridor as a whole. Nobody has the
    same role at the same organisation twice on a day.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        "parties.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta(Dated.Meta):
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        default_permissions = ()
        ordering = ["valid", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            *(
                no_overlap(f"accounts_{role}_no_overlap", "user", "organisation", role=role)
                for role in ("partner", "officer", "editor")
            ),
            no_overlap("accounts_administrator_no_overlap", "user", role="administrator"),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="accounts_membership_role"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(role="administrator"),
                name="accounts_membership_at_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id or ''}".strip()

    @property
    def role_name(self) -> Any:
        return Role(self.role).label
