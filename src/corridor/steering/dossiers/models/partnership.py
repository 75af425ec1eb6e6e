# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Dated, TranslatedField

from .entry import Entry


@tracked
class Partnership(Entry, Dated):
    """What two sides agreed on migration, or are talking about: its parties say who takes part."""

    class Kind(models.TextChoices):
        MOBILITY = "mobility", _("mobility partnership")
        PROTECTION = "protection", _("regional protection programme")
        READMISSION = "readmission", _("readmission agreement")
        DIALOGUE = "dialogue", _("dialogue with agreed action")
        COOPERATION = "cooperation", _("cooperation")

    class State(models.TextChoices):
        CONSIDERED = "considered", _("considered")
        AGREED = "agreed", _("agreed")
        RUNNING = "running", _("running")
        ENDED = "ended", _("ended")
        UNKNOWN = "unknown", _("unknown")

    names = TranslatedField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    text = TranslatedField()

    class Meta(Entry.Meta, Dated.Meta):
        abstract = False
        verbose_name = _("partnership")
        ordering = ["kind", "code"]
        default_permissions = ()
        constraints = [*Entry.Meta.constraints, *Dated.Meta.constraints]

    def get_absolute_url(self) -> str:
        return reverse("dossiers:partnership", args=[self.public_id])
