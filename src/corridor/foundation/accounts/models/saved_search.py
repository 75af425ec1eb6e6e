# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked_without


@tracked_without(
    "name", "question", "mark", "looked", "fresh", "counted", seen_by="accounts.manage_accounts"
)
class SavedSearch(models.Model):
    """A question to a list that somebody keeps under a name; theirs alone.

    `path` is the list's below the language, `question` what its address asks. `mark` is the highest
    key that the list had when it was last looked at, null for a list whose rows have no order of
    coming in. `fresh` is how many rows with a higher one answered the question when that was
    `counted`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_searches",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=120)
    path = models.CharField(_("list"), max_length=200)
    question = models.CharField(max_length=2000, blank=True)
    mark = models.BigIntegerField(null=True)
    looked = models.DateTimeField()
    fresh = models.PositiveIntegerField(default=0)
    counted = models.DateTimeField()

    class Meta:
        verbose_name = _("saved search")
        default_permissions = ()
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="accounts_saved_search_name"),
        ]

    def __str__(self) -> str:
        return self.name
