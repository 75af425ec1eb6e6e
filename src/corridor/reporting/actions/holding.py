# SPDX-License-Identifier: EUPL-1.2
"""What all actions on a draft rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused

from ..models import Report, Section
from ..rules.states import State
from ..selectors.refusals import not_now


class Stale(Exception):
    """Somebody else changed the same since; `current` is how it is, `clashes` names the texts
    that both changed, "body.nl"; empty where it is the whole."""

    def __init__(self, current: Report | Section, clashes: Sequence[str] = ()) -> None:
        super().__init__(f"changed meanwhile: {', '.join(clashes) or 'all'}")
        self.current = current
        self.clashes = tuple(clashes)


@contextmanager
def holding(
    report: Report, *, by: Actor | None, version: int | None = None, reason: str | None = None
) -> Iterator[Report]:
    """The report as it is now, locked, in a transaction of its own.

    Raises `Stale` when `version` is given and is not the report's.
    """
    with changing(by=by, reason=reason or None):
        held = (
            Report.objects.select_for_update(of=("self",))
            .select_related("framework")
            .get(pk=report.pk)
        )
        if version is not None and held.version != version:
            raise Stale(held)
        yield held


def check_writable(report: Report) -> None:
    """Raises `Refused`, with what to do instead, while nothing may be written."""
    if not report.writable:
        raise Refused(not_now(State(report.state)), "state")


def by_hand(report: Report) -> None:
    """Remember that people wrote in it: from then on no data pack overrules it."""
    if not report.by_hand:
        report.by_hand = True
        report.save(update_fields=["by_hand"])


def tidy(text: Mapping[str, str]) -> dict[str, str]:
    """A text as typed, with line ends of one sort and none of the blanks that nobody sees."""
    return {
        lang: "\n".join(line.rstrip() for line in string.replace("\r\n", "\n").split("\n")).strip()
        for lang, string in text.items()
    }
