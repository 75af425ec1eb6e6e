# SPDX-License-Identifier: EUPL-1.2
"""Documents as values, written as tagged PDF, HTML and DOCX: see README.md beside this file."""

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.html import to_html
from corridor.engines.documents.model import (
    Appendix,
    Block,
    ChartImage,
    Content,
    Definitions,
    Document,
    Emphasis,
    Figure,
    FigureLink,
    Heading,
    Highlight,
    Inline,
    Item,
    Items,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Text,
)
from corridor.engines.documents.palette import PALETTE
from corridor.engines.documents.pdf import to_pdf
from corridor.engines.documents.word import to_docx

__all__ = [
    "PALETTE",
    "Appendix",
    "Block",
    "ChartImage",
    "Content",
    "Definitions",
    "Document",
    "DocumentError",
    "Emphasis",
    "Figure",
    "FigureLink",
    "Heading",
    "Highlight",
    "Inline",
    "Item",
    "Items",
    "Link",
    "Note",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Table",
    "Text",
    "to_docx",
    "to_html",
    "to_pdf",
]
