# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, upsert
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
    """Write a report's draft whole; sections it no longer has are taken out."""
    with changing(by=by):
        report, outcome = upsert(
            Report,
            {"framework": framework, "year": year},
            {
                "date": date,
                "basis": basis,
                "publisher": publisher,
                "title": title,
                "summary": summary,
            },
        )
        gone = report.sections.exclude(code__in=[section.code for section in sections])
        changed = bool(gone.delete()[0])
        for position, section in enumerate(sections):
            _, of_section = upsert(
                Section,
                {"report": report, "code": section.code},
                {
                    "position": position,
                    "node": section.node,
                    "title": section.title,
                    "body": section.body,
                    "sources": list(section.sources),
                },
            )
            changed |= of_section is not Outcome.UNCHANGED
    return report, outcome.with_parts(changed)
