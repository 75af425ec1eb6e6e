# SPDX-License-Identifier: EUPL-1.2
"""Which activity is part of which."""

from __future__ import annotations

from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused

from ..models import Activity
from ..rules.trees import may_hold
from .finding import Known
from .writing import same


def check_level(activity: Activity, level: str) -> None:
    """Raises `Refused` where the activity's own children would no longer fit below it."""
    if activity.pk is None or activity.level == level:
        return
    for child in activity.children.all():
        if not may_hold(level, child.level):
            raise Refused(
                _("“%(child)s” is part of it and is a %(level)s: that does not fit.")
                % {"child": child, "level": child.get_level_display()},
                "level",
            )


def parent_of(activity: Activity, name: str | None, level: str, known: Known) -> Activity | None:
    """The activity that it is to be part of. Raises `Refused` at `parent` for one that cannot be.

    Others who change the tree wait until this transaction ends: two changes that are sound by
    themselves can be unsound together.
    """
    if name is None:
        return None
    parent = known.parent(name, "parent")
    if parent.pk == activity.pk:
        raise Refused(_("An activity is not part of itself."), "parent")
    if not may_hold(parent.level, level):
        raise Refused(
            _("A %(child)s cannot be part of a %(parent)s.")
            % {
                "child": _label(level),
                "parent": parent.get_level_display(),
            },
            "parent",
        )
    return parent


def _label(level: str) -> str:
    return str(Activity(level=level).get_level_display())


def ancestors_below(parent: Activity | None) -> list[int]:
    """The ancestors of a child of `parent`, from the top down."""
    return [] if parent is None else [*parent.ancestors, parent.pk]


def carry_ancestors(activity: Activity) -> None:
    """Let all that stands below an activity know who stands above it now."""
    for child in activity.children.all():
        above = [*activity.ancestors, activity.pk]
        if not same(child.ancestors, above):
            child.ancestors = above
            child.save(update_fields=["ancestors"])
            carry_ancestors(child)
