# SPDX-License-Identifier: EUPL-1.2
"""Which activity may be part of which."""

from __future__ import annotations

# Components in a project, projects in a programme; a component may also stand in a programme.
RANKS = {"programme": 0, "project": 1, "component": 2}


def may_hold(parent: str, child: str) -> bool:
    """Whether an activity of level `child` may be part of one of level `parent`.

    A parent stands above its children, so no tree is deeper than three, and none is a circle.
    """
    return RANKS[parent] < RANKS[child]
