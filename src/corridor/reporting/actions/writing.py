# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.steering.policy.public import Framework, Node
from corridor.values.texts import Text

from ..models import Report, Section


@dataclass(frozen=True, slots=True)
class SectionText:
    code: str
    node: Node | None
    title: Text
    body: Text
    sources: tuple[str, ...]


def save_report(
    *,
    by: Actor | None,
    framework: Framework,
    year: int,
    date: date,
    basis: str,
    publisher: Text,
    title: Text,
    summary: Text,
    sections: Sequence[SectionText],
) -> tuple[Report, Outcome]:
    """Write a report's draft whole, as a data pack has it; sections it no longer has are taken out.

    Raises `Refused` at `year` where people wrote in the report and the pack says something else:
    what they wrote is not overwritten.
    """
    own = {
        "date": date,
        "basis": basis,
        "publisher": publisher,
        "title": title,
        "summary": summary,
    }
    with changing(by=by):
        held = Report.objects.select_for_update().filter(framework=framework, year=year).first()
        rows = {} if held is None else {row.code: row for row in held.sections.all()}
        if held is not None and held.by_hand:
            if all(getattr(held, name) == value for name, value in own.items()) and _says(
                list(rows.values()), sections
            ):
                return held, Outcome.UNCHANGED
            raise Refused(
                _(
                    "People wrote in this report in Corridor, so it is not overwritten. Export it "
                    "there, bring both together, and change it there."
                ),
                "year",
            )
        if held is not None and any(getattr(held, name) != value for name, value in own.items()):
            own["version"] = held.version + 1
        report, outcome = upsert(Report, {"framework": framework, "year": year}, own)
        gone = report.sections.exclude(code__in=[section.code for section in sections])
        changed = bool(gone.delete()[0])
        for position, section in enumerate(sections):
            row = rows.get(section.code)
            values = _values(section)
            if row is None or any(getattr(row, name) != value for name, value in values.items()):
                values["version"] = 1 if row is None else row.version + 1
                # Nobody read its figures yet.
                values["read"] = {}
            values["position"] = position
            of_section = upsert(Section, {"report": report, "code": section.code}, values)[1]
            changed |= of_section is not Outcome.UNCHANGED
    return report, outcome.with_parts(changed)


def _values(section: SectionText) -> dict[str, Any]:
    return {
        "node": section.node,
        "title": section.title,
        "body": section.body,
        "sources": list(section.sources),
    }


def _says(rows: Sequence[Section], sections: Sequence[SectionText]) -> bool:
    """Whether the sections stand just so, in this order."""
    return [row.code for row in rows] == [section.code for section in sections] and all(
        getattr(row, name) == value
        for row, section in zip(rows, sections, strict=True)
        for name, value in _values(section).items()
    )
