# SPDX-License-Identifier: EUPL-1.2
"""A figure: a number together with the question that made it and the records it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from corridor.values.canonical import digest
from corridor.values.shares import Share
from corridor.values.texts import Text

PERCENT, COUNT, YES_NO = "percent", "count", "yes_no"


class State(Enum):
    """STATED: the sources give it. NOT_STATED: they leave it open, which is not zero.

    AT_LEAST: a sum of which some part is not stated, or what the source says is a lower bound; so
    ABOUT and AT_MOST. Of results: NOT_REPORTED is neither zero nor NOT_APPLICABLE,
    and what was reported may be NOT_ADDABLE, as of a period that is partly outside the year.
    """

    STATED = "stated"
    NOT_STATED = "not_stated"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    NOT_ADDABLE = "not_addable"


@dataclass(frozen=True, slots=True)
class Definition:
    """A question that figures answer: `method` says how, for whoever wants to check it."""

    question: str
    title: Text
    description: Text
    method: Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A copy of a record that a figure was counted from.

    `model` and `key` name it here; `values` is what it said, each value as a string or null;
    `role` tells what it did: "counted", "compared" (a check) or "missing" (no amount stated);
    "part" of a record that is counted, "included" in another, "left_out" as it does not fit;
    "perhaps" of one that is counted as nothing rules it out.
    """

    model: str
    key: int
    label: Text
    values: Mapping[str, str | None]
    sources: tuple[str, ...]
    role: str = "counted"
    note: Text | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "key": self.key,
            "label": dict(self.label),
            "values": dict(self.values),
            "sources": list(self.sources),
            "role": self.role,
            "note": None if self.note is None else dict(self.note),
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what was done, and its outcome as plain decimals.

    The result is in the figure's unit unless it names its own.
    """

    text: Text
    operation: str
    result: str
    unit: str | None = None

    def as_json(self) -> dict[str, Any]:
        told = {"text": dict(self.text), "operation": self.operation, "result": self.result}
        return told if self.unit is None else {**told, "unit": self.unit}


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is in `unit`: an ISO 4217 currency in whole units, percent (0 to 100 and beyond), or
    a count of what `counted` says ("people").

    `precision` is the unit to which the least exact record was printed, in the same unit; the
    value is shown no finer than that. A percentage keeps its `share`. `about` is what the figure is
    about, by name.
    """

    key: str
    framework: str
    year: int
    definition: Definition
    about: Text
    parameters: Mapping[str, str]
    unit: str
    value: Decimal | None
    state: State
    precision: Decimal
    steps: tuple[Step, ...]
    records: tuple[Evidence, ...]
    share: Share | None = None
    counted: Text | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """All citations of its records, once each, in order."""
        return tuple(dict.fromkeys(s for record in self.records for s in record.sources))

    def as_json(self) -> dict[str, Any]:
        """The frozen form: only strings, whole numbers, booleans, nulls, lists and objects."""
        told = {
            "key": self.key,
            "framework": self.framework,
            "year": self.year,
            "definition": {
                "question": self.definition.question,
                "title": dict(self.definition.title),
                "description": dict(self.definition.description),
                "method": dict(self.definition.method),
            },
            "about": dict(self.about),
            "parameters": dict(self.parameters),
            "unit": self.unit,
            "value": None if self.value is None else f"{self.value:f}",
            "state": self.state.value,
            "precision": f"{self.precision:f}",
            "share": None
            if self.share is None
            else {
                "numerator": f"{self.share.numerator:f}",
                "denominator": f"{self.share.denominator:f}",
            },
            "steps": [step.as_json() for step in self.steps],
            "records": [record.as_json() for record in self.records],
            "sources": list(self.sources),
        }
        return told if self.counted is None else {**told, "counted": dict(self.counted)}

    @property
    def hash(self) -> str:
        return digest(self.as_json())
