# SPDX-License-Identifier: EUPL-1.2
"""The parts of an activity's page that this room itself draws below its facts, in their order.

Each gets the activity and the request, and answers a `Section`, or null where it has nothing to
say. It stands in `SECTIONS`; rooms above use `register_activity_section` of the door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string

from corridor.foundation.pages.public import DrawnSection, Section

from ..models import Activity
from .money import money_section
from .results import results_section
from .rollups import tree_section

SectionOf = Callable[[Activity, HttpRequest], Section | None]

SECTIONS: tuple[SectionOf, ...] = (money_section, results_section, tree_section)


def drawn(
    sections: Sequence[SectionOf], activity: Activity, request: HttpRequest
) -> Iterator[DrawnSection]:
    """Those that have something to say, ready to show."""
    for number, provider in enumerate(sections, 1):
        section = provider(activity, request)
        if section is not None:
            yield DrawnSection(
                section.title,
                section.anchor or f"part-{number}",
                render_to_string(section.template, {**section.context}, request),
            )
