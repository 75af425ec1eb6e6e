# SPDX-License-Identifier: EUPL-1.2
"""Writing down documents."""

from __future__ import annotations

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.values.periods import Moment
from corridor.values.texts import Text

from ..models import Code, Document

KINDS = "document-kind"


def save_document(
    *,
    by: Actor | None,
    code: str,
    title: str,
    language: str,
    kind: str,
    published: Moment,
    publisher: str,
    identifier: str = "",
    lines: int | None = None,
    note: Text | None = None,
) -> tuple[Document, Outcome]:
    """Write a document down under its code. Raises `Refused` for a kind that is not a code of
    the list document-kind, once that list is there."""
    kinds = set(Code.objects.filter(code_list__code=KINDS).values_list("code", flat=True))
    if kinds and kind not in kinds:
        raise Refused(f"{kind!r} is not a kind of document; use one of {_all(kinds)}", at="kind")
    with changing(by=by):
        return upsert(
            Document,
            {"code": code},
            {
                "title": title,
                "language": language,
                "kind": kind,
                "earliest": published.earliest,
                "latest": published.latest,
                "publisher": publisher,
                "identifier": identifier,
                "lines": lines,
                "note": note,
            },
        )


def _all(words: set[str]) -> str:
    return ", ".join(sorted(words))
