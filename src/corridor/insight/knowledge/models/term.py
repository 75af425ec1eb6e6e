# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, Sourced, TranslatedField


@tracked
class Term(Sourced):
    """A word of the field: what it means, how the sources use it, and whether it is contested.

    `also` are other names, one text with commas between them. `contest` says who contests the term
    and why, and `contest_sources` where that stands. `related` are codes of other terms.
    """

    code = models.SlugField(max_length=80, unique=True)
    names = TranslatedField()
    also = TranslatedField(null=True, blank=True)
    definition = TranslatedField()
    usage = TranslatedField(null=True, blank=True)
    contest = TranslatedField(null=True, blank=True)
    contest_sources = CitationsField(default=list, blank=True)
    related = ArrayField(models.SlugField(max_length=80), default=list, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = _("term")
        ordering = ["code"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(contest__isnull=True) | Q(contest_sources__len__gte=1),
                name="knowledge_term_contest_sourced",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def contested(self) -> bool:
        return self.contest is not None

    def get_absolute_url(self) -> str:
        return reverse("knowledge:term", args=[self.code])
