# SPDX-License-Identifier: EUPL-1.2
"""Promises of a framework with what became of them, for whoever counts them by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch

from corridor.values.answers import Answer

from .. import rules
from ..models import EnteredBy, Framework, Promise, PromiseStep
from ..rules import State


@dataclass(frozen=True, slots=True)
class Course:
    """A promise, the nodes that it touches by their codes, and the steps that stand of what became
    of it, in their order."""

    promise: Promise
    nodes: frozenset[str]
    steps: tuple[PromiseStep, ...]

    def in_year(self, asked: rules.InYear, year: int) -> Answer:
        """Whether it was made, kept and so on in the year, or stood so at its end."""
        return self._told.holds(asked, year)

    @property
    def _told(self) -> rules.Told:
        written = any(step.entered == EnteredBy.OFFICER for step in self.steps)
        return rules.Told(
            said=self.promise.said,
            term=self.promise.by_when,
            held=tuple(rules.Step(State(step.state), step.happened) for step in self.steps),
            followed=written or self.promise.entered == EnteredBy.OFFICER,
        )


def courses(of: Framework) -> tuple[Course, ...]:
    """Every promise of a framework with what became of it, by day; what has two readings comes
    once. Three queries."""
    rows = (
        Promise.objects.filter(framework=of, reading_of__isnull=True)
        .prefetch_related("nodes", Prefetch("steps", PromiseStep.objects.order_by("position")))
        .order_by(F("day").asc(nulls_last=True), "code")
    )
    return tuple(
        Course(row, frozenset(node.code for node in row.nodes.all()), _standing(row.steps.all()))
        for row in rows
    )


def _standing(steps: Iterable[PromiseStep]) -> tuple[PromiseStep, ...]:
    """Without those that a correction took the place of."""
    kept: list[PromiseStep] = []
    for step in steps:
        if step.corrects_id is not None and kept:
            kept.pop()
        kept.append(step)
    return tuple(kept)
