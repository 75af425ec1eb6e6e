# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Identified, TranslatedField
from corridor.foundation.reference.public import Document

from .activity import Activity
from .results import IndicatorPeriod


@tracked
class ActivityDocument(Identified):
    """A document about an activity, or the evidence of a figure when `period` is set.

    It is a file that was uploaded (with its SHA-256 and media type as seen, not as claimed), an
    address elsewhere, or a document of the register: exactly one of these. `category` is a code of
    IATI's DocumentCategory.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="documents")
    period = models.ForeignKey(
        IndicatorPeriod, models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    title = TranslatedField(_("title"))
    category = models.CharField(_("category"), max_length=3, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    file = models.FileField(_("file"), upload_to="portfolio/%Y/", max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    sources = CitationsField(default=list, blank=True)
    public = models.BooleanField(_("public"), default=True)
    by_key = models.BigIntegerField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("document of an activity")
        ordering = ["activity", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(
                    (Q(document__isnull=False) & Q(url="") & Q(file=""))
                    | (Q(document__isnull=True) & ~Q(url="") & Q(file=""))
                    | (Q(document__isnull=True) & Q(url="") & ~Q(file="") & ~Q(digest=""))
                ),
                name="portfolio_document_one_place",
            )
        ]

    @property
    def organisation_id(self) -> int | None:
        return self.activity.organisation_id
