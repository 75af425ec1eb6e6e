# SPDX-License-Identifier: EUPL-1.2
"""What stands in the rows of a workbook: facts, which are plain strings by column.

A fact knows no language but that of a text: a code, a decimal, a day as ISO 8601 writes it. So
what somebody typed is compared with what stands, and told from what somebody else changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from corridor.engines.sheets import Value
from corridor.foundation.kernel.public import as_period
from corridor.steering.portfolio.public import (
    Activity,
    FigureStatement,
    Measure,
    PartStatement,
    Qualifier,
    Transaction,
)
from corridor.values.texts import Text

from ...models import Narrative, ReportedTransaction
from ...rules.parts import plain
from ...rules.workbooks import fingerprint, moment_words, shown
from ..sheets import Slot
from .choices import NO, YES, Choices
from .layout import Field, Takes

Facts = dict[str, str]
Parts = dict[tuple[str, ...], Facts]

MOMENTS = ("planned_start", "actual_start", "planned_end", "actual_end")


def text_fact(text: Text | None, lang: str) -> str:
    return "" if text is None else shown(text.choose(lang)[0])


def activity_facts(row: Activity, lang: str) -> Facts:
    moments: dict[str, Any] = {name: getattr(row, name) for name in MOMENTS}
    return {
        "title": text_fact(row.title, lang),
        "status": row.status or "",
        "description": text_fact(row.description, lang),
        **{
            name: "" if days is None else moment_words(as_period(days))
            for name, days in moments.items()
        },
    }


def account_facts(row: Narrative | None, lang: str) -> Facts:
    if row is None:
        return {"done": "", "short": ""}
    return {"done": text_fact(row.done, lang), "short": text_fact(row.short, lang)}


def transaction_facts(row: ReportedTransaction, activity: Activity, lang: str) -> Facts:
    return {
        "activity": activity.public_id,
        "type": row.type,
        "day": row.day.isoformat(),
        "amount": plain(row.amount) or "",
        "currency": row.currency,
        "refund": YES if row.refund else "",
        "provider": "" if row.provider is None else row.provider.code,
        "receiver": "" if row.receiver is None else row.receiver.code,
        "ref": shown(row.ref),
        "description": text_fact(row.description, lang),
        "corrects": "" if row.corrects_id is None else str(row.corrects_id),
        "reason": shown(row.reason),
    }


def figure_facts(figure: FigureStatement | None, lang: str) -> Facts:
    """Empty where nothing was reported. What is exact is not said to be."""
    if figure is None:
        return {}
    return {
        "state": figure.state,
        "number": plain(figure.number) or "",
        "denominator": plain(figure.denominator) or "",
        "text": text_fact(figure.text, lang),
        "qualifier": "" if figure.qualifier == Qualifier.EXACT else figure.qualifier,
        "comment": text_fact(figure.comment, lang),
    }


def part_facts(parts: Iterable[PartStatement]) -> Parts:
    return {
        part.cell: {
            "state": part.state,
            "number": plain(part.number) or "",
            "denominator": plain(part.denominator) or "",
        }
        for part in parts
    }


def slot_facts(slot: Slot, lang: str) -> tuple[Facts, Parts]:
    """Of the draft, and the parts that a workbook lists."""
    draft = slot.draft
    facts = figure_facts(None if draft is None else draft.figure, lang)
    held = part_facts(() if draft is None else draft.cells)
    return facts, {cell: held.get(cell, {}) for cell in slot.cells}


def figure_print(facts: Facts, parts: Parts) -> str:
    """The fingerprint of a figure with its parts; those that say nothing are left out."""
    content = [["", *(f"{key}={value}" for key, value in sorted(facts.items()) if value)]]
    for cell, said in sorted(parts.items()):
        told = [f"{key}={value}" for key, value in sorted(said.items()) if value]
        if told:
            content.append([" ".join(cell), *told])
    return fingerprint(content)


def record_facts(row: Transaction, activity: Activity, lang: str) -> Facts:
    return {
        "record": str(row.pk),
        "activity": activity.public_id,
        "type": row.type,
        "day": row.day.isoformat(),
        "amount": plain(row.amount) or "",
        "currency": row.currency,
        "ref": shown(row.ref),
        "description": text_fact(row.description, lang),
    }


def cells_of(
    fields: Iterable[Field], facts: Mapping[str, str], choices: Choices, measure: str = ""
) -> dict[str, Value]:
    """Facts as the cells of a row."""
    return {
        each.key: value_of(each, facts[each.key], choices, measure)
        for each in fields
        if facts.get(each.key)
    }


def value_of(field: Field, fact: str, choices: Choices, measure: str = "") -> Value:
    if field.takes is Takes.CHOICE:
        return choices[field.column.choices].say(fact)
    if field.takes is Takes.NUMBER and field.key == "number" and measure == Measure.YES_NO:
        return choices["yes_no"].say(YES if fact == "1" else NO)
    if field.takes is Takes.NUMBER:
        return Decimal(fact)
    if field.takes is Takes.DAY:
        return date.fromisoformat(fact)
    return fact
