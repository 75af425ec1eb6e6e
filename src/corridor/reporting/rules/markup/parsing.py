# SPDX-License-Identifier: EUPL-1.2
"""The parser of the texts: the small part of Markdown that counts, and rules of our own."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, list_block, table
from markdown_it.rules_inline import StateInline

from ..keys import BadKey, FigureKey

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_ADDRESS = re.compile(r"(?:https?://[^\s/?#<>\"\\]+[^\s<>\"\\]*|mailto:[^\s<>\"\\]+)")
PICTURE = re.compile(r"image:([1-9]\d{0,8})|chart:([a-z]+(?:-[a-z]+)*(?:/[A-Za-z0-9.\-]{1,150})?)")
PIPE = re.compile(r"(?<!\\)\|")
LONGEST_ADDRESS = 2000
# Lists deeper than this stay text; those deeper than two levels are read as two.
_DEEPEST = 20


def _figure(state: StateInline, silent: bool) -> bool:
    """ "{{spending/3}}" is a figure; other double braces are text, and a fault."""
    if state.src[state.pos] not in "{}":
        return False
    match = PLACEHOLDER.match(state.src, state.pos)
    if match is not None:
        try:
            key = FigureKey.parse(match.group(1))
        except BadKey:
            match = None
        else:
            if not silent:
                state.push("figure", "", 0).meta = {"key": key}
            state.pos = match.end()
            return True
    double = state.src[state.pos : state.pos + 2]
    if double in ("{{", "}}"):
        if not silent:
            _told(state, "placeholder", state.src[state.pos :])
            state.push("text", "", 0).content = double
        state.pos += 2
        return True
    return False


def _raw_html(state: StateInline, silent: bool) -> bool:
    if not silent and state.src[state.pos] == "<":
        match = _TAG.match(state.src, state.pos)
        if match is not None:
            _told(state, "html", match[0])
    return False


def _no_underscore(state: StateInline, silent: bool) -> bool:
    """Names with underscores stay as they are: only stars stress."""
    if state.src[state.pos] != "_":
        return False
    if not silent:
        state.push("text", "", 0).content = "_"
    state.pos += 1
    return True


def _top_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # At the margin it ends a list too, with or without an empty line before it.
    ends = silent and state.sCount[start] < state.blkIndent
    return (state.level == 0 or ends) and heading(state, start, end, silent)


def _top_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level:
        if table(state, start, end, True):
            state.env["in_list"].append(start)
        return False
    return table(state, start, _end_of_rows(state, start, end), silent)


def _end_of_rows(state: StateBlock, start: int, end: int) -> int:
    """The first line after the rules below the headers that is no row: what follows a table need
    not stand apart from it."""
    for line in range(start + 2, end):
        if PIPE.search(state.src, state.bMarks[line], state.eMarks[line]) is None:
            return line
    return end


def _shallow_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level <= _DEEPEST and list_block(state, start, end, silent)


def _told(state: StateInline, code: str, near: str) -> None:
    state.env["faults"].append((state.src.count("\n", 0, state.pos), code, near))


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    made = MarkdownIt("zero", {"maxNesting": 100})
    made.enable(["heading", "list", "table"])
    made.enable(["newline", "escape", "emphasis", "link", "image", "entity"])
    made.core.ruler.disable(["inline", "text_join"])
    made.block.ruler.at("heading", _top_heading, {"alt": ["paragraph", "reference"]})
    made.block.ruler.at("table", _top_table, {"alt": ["paragraph", "reference"]})
    made.block.ruler.at("list", _shallow_list, {"alt": ["paragraph", "reference", "blockquote"]})
    made.inline.ruler.before("escape", "figure", _figure)
    made.inline.ruler.before("escape", "raw_html", _raw_html)
    made.inline.ruler.before("emphasis", "no_underscore", _no_underscore)
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.validateLink = lambda url: may_lead(url)  # type: ignore[method-assign]
    return made


def may_lead(address: str) -> bool:
    """Whether an address may stand in a text: a link, or the name of an image or a chart."""
    if PICTURE.fullmatch(address):
        return True
    return len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None
