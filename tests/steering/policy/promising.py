# SPDX-License-Identifier: EUPL-1.2
"""Promises for tests, in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corridor.steering.policy.actions import GivenPromise, GivenStep, add_promise, add_step
from corridor.steering.policy.models import Promise, PromiseStep
from corridor.steering.policy.rules import State, Term, TermKind
from corridor.values.periods import parse_days

from .conftest import text


@dataclass
class Officer:
    pk: int = 7


def given(**more: Any) -> GivenPromise:
    """A promise of NL08; `term` and `day` as they are written, the rest as the action takes it."""
    values: dict[str, Any] = {
        "framework": "NL08",
        "kind": "promise",
        "title": text("A promise to test with"),
        "text": text("It will be tested."),
        "origin": text("Committee meeting"),
        "sources": ["NL11:20"],
        "nodes": ["6"],
        **more,
    }
    if isinstance(values.get("term"), str):
        values["term"] = Term(TermKind.STATED, parse_days(values["term"]))
    if isinstance(values.get("day"), str):
        values["day"] = parse_days(values["day"])
    return GivenPromise(**values)


def add(code: str = "tested", **more: Any) -> Promise:
    return add_promise(by=Officer(), given=given(**more), reason="To test it.", code=code)


def told(state: str, day: str = "", words: str = "It was done.", **more: Any) -> GivenStep:
    values = {"sources": ["NL11:27-29"], **more}
    return GivenStep(State(state), text(words), day=parse_days(day) if day else None, **values)


def write(
    row: Promise, state: str, day: str = "", *, version: int | None = None, **more: Any
) -> PromiseStep:
    """A step as an officer writes it, by default on what stands now."""
    seen = Promise.objects.get(pk=row.pk).version if version is None else version
    reason = more.pop("reason", "It was in the report.")
    return add_step(
        by=Officer(), promise=row, version=seen, given=told(state, day, **more), reason=reason
    )
