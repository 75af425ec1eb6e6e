# SPDX-License-Identifier: EUPL-1.2
"""What holds for texts of this room, whatever they are kept in."""

from __future__ import annotations

import re
import unicodedata

_FIGURE = re.compile(r"^([A-Za-z0-9._-]+)/(\d{4})/([a-z][a-z-]*/\S+)$")


def figure_parts(name: str) -> tuple[str, int, str] | None:
    """Framework, year and key of a figure as it is named here; null for what is no such name.

    >>> figure_parts("NL08/2011/spending/6")
    ('NL08', 2011, 'spending/6')
    """
    found = _FIGURE.match(name)
    return None if found is None else (found[1], int(found[2]), found[3])


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which are apart by an empty line; lines within one are joined.

    >>> paragraphs("a\\nb\\n\\n c ")
    ('a b', 'c')
    """
    parts = re.split(r"\n\s*\n", text)
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def letter(name: str) -> str:
    """The letter under which a name stands: without accent, capital; "#" where it begins with none.

    >>> letter("États fragiles")
    'E'
    """
    plain = unicodedata.normalize("NFKD", name.strip())[:1].upper()
    return plain if plain.isalpha() else "#"
