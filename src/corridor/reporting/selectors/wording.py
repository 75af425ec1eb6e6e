# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a text, and what asks for a second look, in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from ..rules import markup
from ..rules.warnings import Doubt

SHORT = 60
_BRACES = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def said_of_fault(fault: markup.Fault) -> str:
    """What is wrong and what to do."""
    near = fault.near.strip().split("\n")[0][:SHORT]
    braces = _BRACES.match(near)
    if braces is not None:
        near = braces[1]
    words = {
        "placeholder": _(
            "“%(near)s” is not a figure: write {{spending/3}} or {{@2010:spending/3}}"
        ),
        "figure_in_plain": _(
            "a figure cannot stand in a heading, a caption or the words for a picture; put it into "
            "the text"
        ),
        "html": _("“%(near)s” is HTML, which is shown as it is; write the text plainly"),
        "link": _("“%(near)s” does not lead anywhere: a link begins with https:// or mailto:"),
        "heading_level": _("a heading begins with ## or ###"),
        "heading_order": _("a heading with ### comes below one with ##"),
        "heading_empty": _("a heading has no words"),
        "list_depth": _("a list has two levels at the most"),
        "table_ragged": _(
            "the rows of a table must all have as many cells as its head: “%(near)s”"
        ),
        "table_header": _("a table needs a word above each column: “%(near)s”"),
        "table_caption": _("a table needs a line “Table: …” above it that says what it shows"),
        "table_in_list": _("a table cannot stand in a list"),
        "image_alt": _("a picture needs words for who cannot see it: ![what it shows](image:12)"),
        "image_name": _("“%(near)s” is no picture: write (image:12) or (chart:spending)"),
        "image_inside": _("a picture stands on a line of its own"),
    }
    return str(words.get(fault.code, fault.code)) % {"near": near}


def asked_of_doubt(doubt: Doubt, value: str = "") -> str:
    """The question; `value` is what the figure says now."""
    words = {
        "number": _("“%(about)s” is no figure: can it be one that opens?"),
        "rose": _("The text says “%(about)s”, the figure says %(value)s (%(key)s). Is that right?"),
        "fell": _("The text says “%(about)s”, the figure says %(value)s (%(key)s). Is that right?"),
        "part": _("The text says “%(about)s”, the figure says %(value)s (%(key)s). Is that right?"),
        "times": _(
            "The text says “%(about)s”; the figures of the two years do not say so (%(key)s). Is "
            "that right?"
        ),
        "heading_alone": _("Nothing stands under the heading “%(about)s”."),
        "tabs": _(
            "“%(about)s” looks like a table that lost its lines. Paste it again straight "
            "from the word processor, or write it with | between the cells."
        ),
        "moved": _(
            "%(key)s was %(about)s when this was last saved and is %(value)s now. Does the text "
            "still hold?"
        ),
    }
    return str(words[doubt.code]) % {"about": doubt.about, "key": doubt.key, "value": value or "–"}
