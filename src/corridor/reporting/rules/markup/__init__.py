# SPDX-License-Identifier: EUPL-1.2
"""The text of a report: a small part of Markdown, with figures, images and charts in it.

A paragraph ends with its line. `## ` and `### ` begin headings, `- ` and `1. ` lists of two
levels; `*emphasis*`, `**strong**`, `[text](https://…)`. A table has pipes and a line that rules
off its headers, and after a line `Table: …` that names it. `{{spending/3}}` is a figure;
`![what it shows](image:12 "caption")` an image that is kept with the report, and
`![what it shows](chart:spending)` a chart. Everything else is text, raw HTML too.
"""

from .blocks import (
    Align,
    Block,
    Chart,
    Heading,
    Image,
    Inline,
    Item,
    Items,
    Number,
    Paragraph,
    Runs,
    Style,
    Table,
    Words,
    plain,
    runs_of,
)
from .parsing import may_lead
from .pasting import from_pasted
from .reading import CODES, Fault, faults, figures_of, parse
from .tidying import tidy
from .writing import to_text

__all__ = [
    "CODES",
    "Align",
    "Block",
    "Chart",
    "Fault",
    "Heading",
    "Image",
    "Inline",
    "Item",
    "Items",
    "Number",
    "Paragraph",
    "Runs",
    "Style",
    "Table",
    "Words",
    "faults",
    "figures_of",
    "from_pasted",
    "may_lead",
    "parse",
    "plain",
    "runs_of",
    "tidy",
    "to_text",
]
