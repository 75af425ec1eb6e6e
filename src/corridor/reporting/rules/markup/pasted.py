# SPDX-License-Identifier: EUPL-1.2
"""What elements of pasted HTML are: which show nothing, which end a line, how they look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from .blocks import Style
from .parsing import may_lead

# Nothing of these is text that a reader saw.
_UNSEEN = {"head", "script", "style", "title", "meta", "link", "xml", "template", "del", "object",
           "iframe", "svg", "select", "textarea"}  # fmt: skip
LINES = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article",
         "address", "dl", "dt", "dd", "figure", "figcaption", "center", "form", "fieldset", "hr",
         "header", "footer", "main", "nav", "aside", "body", "html", "li", "ul", "ol", "table",
         "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}  # fmt: skip
_HIDDEN = re.compile(r"(?<![\w-])display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment")
_LIST = re.compile(r"mso-list\s*:[^;]*\blevel(\d+)")
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|[6-9]00)")
_LIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(normal|[1-5]00)")
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*(italic|oblique)")
_UPRIGHT = re.compile(r"(?<![\w-])font-style\s*:\s*normal")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element look."""

    strong: bool = False
    emphasis: bool = False
    address: str = ""

    @property
    def style(self) -> Style:
        return Style.STRONG if self.strong else Style.EMPHASIS if self.emphasis else Style.PLAIN


def tag_of(node: HtmlElement) -> str:
    """The name of an element without what stands before a colon; empty for anything else."""
    return node.tag.rsplit(":", 1)[-1].lower() if isinstance(node.tag, str) else ""


def style_of(node: HtmlElement) -> str:
    return str(node.get("style", "")).lower()


def class_of(node: HtmlElement) -> str:
    return str(node.get("class", ""))


def unseen(node: HtmlElement) -> bool:
    """Whether an element holds nothing that a reader saw: hidden or deleted text, remarks."""
    return (
        tag_of(node) in _UNSEEN
        or _HIDDEN.search(style_of(node)) is not None
        or class_of(node).startswith("MsoComment")
        or node.get("hidden") is not None
    )


def is_list_mark(node: HtmlElement) -> bool:
    """A number or a dot that a word processor writes out before an item."""
    return _IGNORED.search(str(node.get("style", ""))) is not None


def list_level(node: HtmlElement) -> int | None:
    """The level of a paragraph that looks like an item; null where it does not."""
    match = _LIST.search(style_of(node))
    return None if match is None else min(int(match[1][:3]), 100)


def looks(node: HtmlElement, before: Look) -> Look:
    tag, style = tag_of(node), style_of(node)
    strong = (before.strong or tag in ("b", "strong") or bool(_BOLD.search(style))) and not (
        _LIGHT.search(style)
    )
    emphasis = (
        before.emphasis or tag in ("i", "em", "cite", "dfn") or bool(_ITALIC.search(style))
    ) and not _UPRIGHT.search(style)
    address = before.address
    if tag == "a":
        href = str(node.get("href", "")).strip()
        leads = may_lead(href) and not href.startswith(("image:", "chart:"))
        address = href if leads else ""
    return Look(strong, emphasis, address)
