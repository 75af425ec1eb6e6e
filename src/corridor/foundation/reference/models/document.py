# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import TranslatedField
from corridor.values.periods import Moment


@tracked
class Document(models.Model):
    """A document that facts are taken from, cited by its code: NL11:79-93.

    It was published on a day from `earliest` to `latest` (equal when the day is known, null when
    that bound is not). `lines` is the length of the text whose lines are cited; null when only
    the whole document is.
    """

    code = models.CharField(_("code"), max_length=32, unique=True)
    title = models.CharField(_("title"), max_length=300)
    language = models.CharField(_("language"), max_length=8)
    kind = models.CharField(_("kind"), max_length=60)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300)
    identifier = models.CharField(_("identifier"), max_length=120, blank=True)
    lines = models.PositiveIntegerField(_("lines"), null=True, blank=True)
    note = TranslatedField(_("note"), null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        ordering = ["code"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latest__gte=models.F("earliest"))
                | models.Q(earliest__isnull=True)
                | models.Q(latest__isnull=True),
                name="reference_document_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def published(self) -> Moment:
        return Moment(self.earliest, self.latest)
