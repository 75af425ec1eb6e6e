# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked_without
from corridor.foundation.kernel.public import TranslatedField

from .report import Report


@tracked_without("content")
class Image(models.Model):
    """A picture for the text of reports, named there by its key: `![…](image:12)`.

    Its bytes never change, and `hash` is their SHA-256. `alt` and `caption` are what the editor
    offers when the picture is put into a text; the text has them in its own words.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="images")
    content = models.BinaryField()
    media_type = models.CharField(
        max_length=10, choices=[("image/png", "PNG"), ("image/jpeg", "JPEG")]
    )
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    alt = TranslatedField(_("what it shows, for who cannot see it"))
    caption = TranslatedField(_("caption"), null=True, blank=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("image in a progress report")
        ordering = ["report", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["report", "hash"], name="reporting_image_once")
        ]

    def __str__(self) -> str:
        return str(self.alt)

    def get_absolute_url(self) -> str:
        return reverse("reporting:image", args=[self.pk])
