# SPDX-License-Identifier: EUPL-1.2
"""Documents as values, written as tagged PDF and as HTML: see README.md beside this file."""

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.html import to_html
from corridor.engines.documents.model import (
    Appendix,
    Block,
    Bullets,
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
    Link,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Text,
)
from corridor.engines.documents.palette import PALETTE
from corridor.engines.documents.pdf import to_pdf

__all__ = [
    "PALETTE",
    "Appendix",
    "Block",
    "Bullets",
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
    "Link",
    "Note",
    "PageBreak",
    "Paragraph",
    "Table",
    "Text",
    "to_html",
    "to_pdf",
]
