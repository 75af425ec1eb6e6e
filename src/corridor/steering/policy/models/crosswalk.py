# SPDX-License-Identifier: EUPL-1.2
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import CitationsField, TranslatedField

from .node import Node

BETWEEN_FRAMEWORKS = pgtrigger.Trigger(
    name="between_frameworks",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    level=pgtrigger.Row,
    func="""
        IF (SELECT framework_id FROM policy_node WHERE id = NEW.source_id)
           = (SELECT framework_id FROM policy_node WHERE id = NEW.target_id) THEN
            RAISE EXCEPTION 'a crosswalk ties nodes of two frameworks'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_crosswalk_two_frameworks';
        END IF;
        RETURN NEW;
    """,
)


@tracked
class Crosswalk(models.Model):
    """How a node of one framework relates to one of another, as SKOS words it.

    "broad": the target is the broader of the two. A pair stands once, in either direction.
    """

    class Relation(models.TextChoices):
        EXACT = "exact", _("the same")
        CLOSE = "close", _("nearly the same")
        BROAD = "broad", _("broader")
        NARROW = "narrow", _("narrower")
        RELATED = "related", _("related")

    class Basis(models.TextChoices):
        SOURCE = "source", _("stated by a source")
        JUDGEMENT = "judgement", _("our judgement")

    source = models.ForeignKey(Node, models.CASCADE, related_name="crosswalks_out")
    target = models.ForeignKey(Node, models.CASCADE, related_name="crosswalks_in")
    relation = models.CharField(max_length=8, choices=Relation.choices)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    note = TranslatedField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("link between nodes")
        ordering = ["source", "target"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                Least(F("source"), F("target")),
                Greatest(F("source"), F("target")),
                name="policy_crosswalk_once",
            ),
            models.CheckConstraint(
                condition=Q(basis="judgement") | Q(sources__len__gte=1),
                name="policy_crosswalk_sourced",
            ),
        ]
        triggers = [BETWEEN_FRAMEWORKS]
