# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Identified, Sourced, TranslatedField

from .entry import kept
from .obligation import Obligation


@tracked
class ObligationStep(Identified, Sourced):
    """What was done about an obligation, with its evidence. The last one says how it stands.

    Never changed and never deleted: a correction `supersedes`. It happened on a day from
    `earliest` to `latest`; both are null where that is not known.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        UNDER_WAY = "under_way", _("under way")
        KEPT = "kept", _("kept")
        KEPT_LATE = "kept_late", _("kept late")
        NOT_KEPT = "not_kept", _("not kept")
        LAPSED = "lapsed", _("lapsed")
        UNKNOWN = "unknown", _("unknown")

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=9, choices=State.choices)
    text = TranslatedField()
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    by_key = models.BigIntegerField(null=True, blank=True, editable=False)
    recorded = models.DateTimeField(auto_now_add=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("step of an obligation")
        ordering = ["obligation", "pk"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__lte=F("latest")),
                name="dossiers_step_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="dossiers_step_not_itself",
            ),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return self.public_id
