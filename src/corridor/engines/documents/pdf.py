# SPDX-License-Identifier: EUPL-1.2
"""A document as a tagged PDF (PDF/UA-1) that repeats byte for byte."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pikepdf
import typst

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.model import Document, Table
from corridor.engines.documents.payload import Payload
from corridor.engines.documents.signs import font_folder

_TEMPLATE = files("corridor.engines.documents") / "report.typ"


def to_pdf(document: Document, *, fonts: Path) -> bytes:
    """The document as PDF/UA-1.

    fonts: the folder with Noto Sans (regular, bold, italic, bold italic) and what other scripts
    need; no other font is looked at. The same document, fonts and libraries give the same bytes.
    Raises DocumentError where the folder is missing or the document cannot be set.
    """
    folder = font_folder(fonts)
    data = Payload(document, folder).build()
    moment = datetime(document.date.year, document.date.month, document.date.day, tzinfo=UTC)
    try:
        made = typst.compile(
            _TEMPLATE.read_bytes(),
            font_paths=folder.fonts,
            sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=moment,
            format="pdf",
        )
    except typst.TypstError as fault:
        raise DocumentError(
            f"document {document.title!r} cannot be set: {fault.message}"
        ) from fault
    return _with_row_headers(bytes(made), document.tables())


def _with_row_headers(made: bytes, tables: list[Table]) -> bytes:
    """The same PDF with the first cell of each row tagged as the row's header.

    The typesetter tags header cells of columns only. A row's first cell becomes TH with scope Row
    and an ID, and the row's other cells name it beside the header of their column (ISO 32000-1,
    14.8.5.7).
    """
    if not any(table.row_headers for table in tables):
        return made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        root = pdf.Root.StructTreeRoot
        found = list(_elements(root, "/Table"))
        if len(found) != len(tables):
            raise DocumentError(f"{len(found)} tables were tagged, {len(tables)} were set")
        names: list[tuple[bytes, pikepdf.Object]] = []
        for number, (element, table) in enumerate(zip(found, tables, strict=True), start=1):
            if table.row_headers:
                names += _tag_rows(element, number)
        _add_names(pdf, root, names)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _elements(node: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    """Structure elements of a kind below a node, in reading order; found ones stay closed."""
    found: list[pikepdf.Object] = []
    for child in _children(node):
        if str(child.get("/S")) == kind:
            found.append(child)
        else:
            found += _elements(child, kind)
    return found


def _children(node: pikepdf.Object) -> list[pikepdf.Object]:
    inside = node.get("/K")
    if inside is None:
        return []
    parts = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return [part for part in parts if isinstance(part, pikepdf.Dictionary) and "/S" in part]


def _tag_rows(table: pikepdf.Object, number: int) -> list[tuple[bytes, pikepdf.Object]]:
    names = []
    sections = [*_elements(table, "/TBody"), *_elements(table, "/TFoot")]
    rows = [row for section in sections for row in _elements(section, "/TR")]
    for place, row in enumerate(rows, start=1):
        first, *others = _children(row)
        identity = f"row-{number}-{place}".encode()
        first.S = pikepdf.Name.TH
        first.ID = pikepdf.String(identity.decode())
        attributes = _table_attributes(first)
        attributes.Scope = pikepdf.Name.Row
        for cell in others:
            headers = _table_attributes(cell).Headers
            headers.append(pikepdf.String(identity.decode()))
        names.append((identity, first))
    return names


def _table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    for attributes in cell.A if isinstance(cell.A, pikepdf.Array) else [cell.A]:
        if attributes.O == "/Table":
            return attributes
    raise DocumentError("a table cell was set without its table attributes")


def _add_names(
    pdf: pikepdf.Pdf, root: pikepdf.Object, names: list[tuple[bytes, pikepdf.Object]]
) -> None:
    """Write the tree of IDs anew as one sorted leaf: the old entries and the new ones."""
    entries = dict(_names_below(root.IDTree))
    entries.update(names)
    ordered = sorted(entries)
    leaf = pikepdf.Array()
    for name in ordered:
        leaf.append(pikepdf.String(name.decode("latin-1")))
        leaf.append(entries[name])
    root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=leaf))


def _names_below(node: pikepdf.Object) -> list[tuple[bytes, pikepdf.Object]]:
    found: list[tuple[bytes, pikepdf.Object]] = []
    if "/Names" in node:
        flat = list(node.Names)
        found += [(bytes(flat[i]), flat[i + 1]) for i in range(0, len(flat), 2)]
    for kid in node.get("/Kids", []):
        found += _names_below(kid)
    return found
