# SPDX-License-Identifier: EUPL-1.2
"""A report as a record of a data pack, which loads again as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from ..models import Report

HEAD = "# SPDX-License-Identifier: EUPL-1.2\n"


class _Writer(yaml.SafeDumper):
    """Indents lists below their key, as the pack is written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


class _Lines(str):
    """A text that is written line by line, as it stands."""

    __slots__ = ()


_Writer.add_representer(
    _Lines,
    lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"),
)


def as_yaml(report: Report) -> str:
    """The draft as a file of kind `report`. Three queries."""
    record: dict[str, Any] = {
        "framework": report.framework.code,
        "year": report.year,
        "spending": str(report.basis),
        "date": report.date.isoformat(),
        "publisher": _text(report.publisher),
        "title": _text(report.title),
        "summary": _text(report.summary, lines=True),
        "sections": [],
    }
    for section in report.sections.select_related("node"):
        told: dict[str, Any] = {"code": section.code}
        if section.node is not None:
            told["node"] = section.node.code
        told["title"] = _text(section.title)
        told["body"] = _text(section.body, lines=True)
        if section.sources:
            told["sources"] = list(section.sources)
        record["sections"].append(told)
    return HEAD + "\n" + _plain([record])


def _plain(records: list[dict[str, Any]]) -> str:
    return yaml.dump(
        records, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100, indent=2
    )


def _text(text: Mapping[str, str], *, lines: bool = False) -> dict[str, str]:
    return {lang: _Lines(string) if lines else string for lang, string in text.items()}
