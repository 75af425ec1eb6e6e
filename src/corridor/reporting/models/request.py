# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified

from .section import Section


@tracked
class Request(Identified):
    """A section that is asked from a colleague (`asked_key`, an account), by a day if need be.

    Whoever is asked may write in that section while the request is open: neither answered nor
    withdrawn. `answer` is what they say with it.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="requests")
    asked_key = models.BigIntegerField()
    by_key = models.BigIntegerField(null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    note = models.TextField(_("what is asked"), blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answered = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request for a section")
        ordering = ["section", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["section", "asked_key"],
                condition=Q(answered__isnull=True, withdrawn__isnull=True),
                name="reporting_request_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.asked_key}"
