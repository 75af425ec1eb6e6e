# SPDX-License-Identifier: EUPL-1.2
"""Questions about documents."""

from __future__ import annotations

from django.db.models import QuerySet

from corridor.values.citations import Citation

from ..models import Document


class UnknownDocument(LookupError):
    """No document has this code."""


def documents() -> QuerySet[Document]:
    return Document.objects.all()


def document(code: str) -> Document:
    """Raises `UnknownDocument`."""
    row = Document.objects.filter(code=code).first()
    if row is None:
        raise UnknownDocument(f"there is no document {code!r}")
    return row


def check_citation(text: str) -> str | None:
    """What is wrong with a citation, or null: its form, its document, its lines."""
    try:
        citation = Citation.parse(text)
    except ValueError as error:
        return str(error)
    found = Document.objects.filter(code=citation.document).values_list("lines").first()
    if found is None:
        return (
            f"{text}: there is no document {citation.document}; add it as a record of the kind "
            "document, or correct the code"
        )
    (lines,) = found
    if citation.last is None:
        return None
    if lines is None:
        return f"{text}: {citation.document} is cited as a whole; it has no numbered lines"
    if citation.last > lines:
        return f"{text}: {citation.document} has only {lines} lines"
    return None
