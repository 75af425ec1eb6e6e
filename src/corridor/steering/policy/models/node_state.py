# SPDX-License-Identifier: EUPL-1.2
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked
from corridor.foundation.kernel.public import Sourced, TranslatedField

from .edition import Edition
from .node import Node

# What foreign keys cannot say: parent, node and edition belong together, and the way up ends.
IN_ONE_TREE = pgtrigger.Trigger(
    name="in_one_tree",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    level=pgtrigger.Row,
    declare=[("above", "bigint")],
    func="""
        IF (SELECT framework_id FROM policy_node WHERE id = NEW.node_id)
           IS DISTINCT FROM
           (SELECT framework_id FROM policy_edition WHERE id = NEW.edition_id) THEN
            RAISE EXCEPTION 'the node and the edition belong to different frameworks'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_nodestate_one_framework';
        END IF;
        above := NEW.parent_id;
        WHILE above IS NOT NULL LOOP
            IF above = NEW.id THEN
                RAISE EXCEPTION 'a node cannot stand below itself'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_nodestate_no_circle';
            END IF;
            IF (SELECT edition_id FROM policy_nodestate WHERE id = above) <> NEW.edition_id THEN
                RAISE EXCEPTION 'the node above belongs to another edition'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_nodestate_one_edition';
            END IF;
            above := (SELECT parent_id FROM policy_nodestate WHERE id = above);
        END LOOP;
        RETURN NEW;
    """,
)


@tracked
class NodeState(Sourced):
    """A node as one edition has it: its place, its words, and the names printed in other tables.

    `position` counts from 0 among the nodes with the same parent.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="states")
    node = models.ForeignKey(Node, models.CASCADE, related_name="states")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveSmallIntegerField()
    title = TranslatedField()
    description = TranslatedField(null=True, blank=True)
    labels = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta(Sourced.Meta):
        abstract = False
        verbose_name = _("node in an edition")
        ordering = ["edition", "position"]
        default_permissions = ()
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["edition", "node"], name="policy_nodestate_node"),
        ]
        triggers = [IN_ONE_TREE]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.node_id}"
