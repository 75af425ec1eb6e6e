# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .round import Round


@tracked
class Reminder(models.Model):
    """A reminder that went out to somebody (`person_key`, an account) about a round.

    `offset` tells which one: in days from `due`, negative before it. `day` is when it was sent;
    nobody gets two about a round on one day, nor the same one twice.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="reminders")
    person_key = models.BigIntegerField()
    due = models.DateField()
    offset = models.SmallIntegerField()
    day = models.DateField()
    sent = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        ordering = ["-sent", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person_key", "day"], name="monitoring_reminder_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["round", "person_key", "due", "offset"], name="monitoring_reminder_once"
            ),
        ]

    @property
    def organisation_id(self) -> int:
        return self.round.organisation_id
