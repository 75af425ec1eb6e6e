# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked_without


class Rhythm(models.TextChoices):
    NONE = "none", pgettext_lazy("letters", "never")
    DAILY = "daily", pgettext_lazy("letters", "every day on which there is something")
    WEEKLY = "weekly", pgettext_lazy("letters", "once a week, if there is something")


class NoticeKind(models.TextChoices):
    DESK = "desk", _("what awaits me")
    SEARCHES = "searches", _("what is new in my saved searches")


def every_kind() -> list[str]:
    return list(NoticeKind.values)


@tracked_without(seen_by="accounts.manage_accounts")
class NoticeSettings(models.Model):
    """How often somebody wants a letter, and about what. Who chose nothing has no row, and gets
    none."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notice_settings",
        verbose_name=_("account"),
    )
    rhythm = models.CharField(_("how often"), max_length=6, choices=Rhythm.choices)
    kinds = ArrayField(
        models.CharField(max_length=10, choices=NoticeKind.choices),
        verbose_name=_("about what"),
        default=every_kind,
        blank=True,
    )

    class Meta:
        verbose_name = _("choice of letters")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm__in=Rhythm.values), name="accounts_notice_settings_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(kinds__contained_by=NoticeKind.values),
                name="accounts_notice_settings_kinds",
            ),
        ]


@tracked_without(seen_by="accounts.manage_accounts")
class Notice(models.Model):
    """A letter that bundles what awaits somebody: one a day at the most.

    The row is kept before the letter leaves, so that whatever breaks in between, nobody gets two;
    `sent` is when it had left, null where that is not known.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("account"),
    )
    day = models.DateField(_("day"))
    sent = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("letter")
        default_permissions = ()
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="accounts_notice_once_a_day"),
        ]
