# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked

from .node import Node
from .promise import Promise


@tracked
class PromiseNode(models.Model):
    """A node that a promise touches."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="touches")
    node = models.ForeignKey(Node, models.PROTECT, related_name="touched_by")

    class Meta:
        verbose_name = _("node that a promise touches")
        ordering = ["promise", "node__code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["promise", "node"], name="policy_promisenode_once")
        ]
