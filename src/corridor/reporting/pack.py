# SPDX-License-Identifier: EUPL-1.2
"""The kind of record that this room takes from a data pack."""

from __future__ import annotations

import datetime
from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackRecord,
    PackText,
    Refused,
)
from corridor.steering.policy.public import Framework, Node
from corridor.values.texts import Text

from .actions import save_report
from .actions.writing import SectionText
from .rules.keys import BadKey
from .rules.placeholders import keys_in


class SectionRecord(PackRecord):
    code: str = Field(pattern=r"^[a-z0-9-]{1,60}$", description="name within the report")
    node: str | None = Field(default=None, description="the node that the section is about")
    title: PackText
    body: PackText = Field(
        description="paragraphs, headings (##), lists and tables in markup; figures as "
        "{{spending/3}} or {{@2010:spending/3}}, results as {{result/returnees}}"
    )
    sources: Citations | None = Field(
        default=None, description="what the text rests on besides its figures"
    )


class ReportRecord(PackRecord):
    framework: str = Field(description="code of the framework")
    year: int = Field(ge=1950, le=2200, description="the year reported on")
    date: datetime.date = Field(description="the date printed on the report")
    spending: Literal["stated", "together"] = Field(
        default="together",
        description="which spending its tables ask for: `stated` as booked and printed, `together` "
        "with what activities state besides",
    )
    publisher: PackText = Field(description="who answers for the report")
    title: PackText
    summary: PackText
    sections: list[SectionRecord]


def _save(record: ReportRecord) -> Outcome:
    framework = Framework.objects.filter(code=record.framework).first()
    if framework is None:
        raise Refused(f"there is no framework {record.framework!r}", "framework")
    codes = [section.code for section in record.sections]
    for i, code in enumerate(codes):
        if code in codes[:i]:
            raise Refused(f"the section {code!r} stands twice", f"sections.{i}.code")
    _check(record.summary, "summary")
    nodes = {node.code: node for node in Node.objects.filter(framework=framework)}
    sections = []
    for i, section in enumerate(record.sections):
        _check(section.body, f"sections.{i}.body")
        if section.node is not None and section.node not in nodes:
            raise Refused(f"{record.framework} has no node {section.node!r}", f"sections.{i}.node")
        node = None if section.node is None else nodes[section.node]
        sections.append(
            SectionText(section.code, node, section.title, section.body, section.sources or ())
        )
    return save_report(
        by=None,
        framework=framework,
        year=record.year,
        date=record.date,
        basis=record.spending,
        publisher=record.publisher,
        title=record.title,
        summary=record.summary,
        sections=sections,
    )[1]


def _check(text: Text, at: str) -> None:
    try:
        keys_in(text)
    except BadKey as error:
        raise Refused(str(error), at) from error


KINDS = (
    Kind(
        "report",
        "reporting",
        ReportRecord,
        _save,
        after=("framework", "spending", "envelope", "activity", "common-indicator"),
        about="A yearly progress report: its text, with figures by their keys.",
        key=("framework", "year"),
        title=_("Progress reports"),
    ),
)
