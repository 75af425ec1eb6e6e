# SPDX-License-Identifier: EUPL-1.2
"""Letters as a searcher types them: without accents, case or typographic apostrophes.

The same folding twice, for rows in memory and for the database. The embedded server has no
`unaccent`; Unicode's own decomposition is in PostgreSQL's core and serves as well.
"""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Func, JSONField, TextField

# Letters that Unicode does not take apart, and the apostrophes and hyphens that keyboards lack.
ODD = "øłđıʼ’‘‐‑–"
EVEN = "oldi'''---"
_MARKS = re.compile("[\u0300-\u036f]")
_TABLE = str.maketrans(ODD, EVEN)


def fold(text: str) -> str:
    """ "Côte d’Ivoire" becomes "cote d'ivoire"."""
    lowered = unicodedata.normalize("NFKD", text).lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", lowered)).translate(_TABLE)


def words_of(text: str) -> list[str]:
    """The words to look for, folded, each once and without those that stand in longer ones.

    Whoever repeats a word asks nothing new, and must not have it looked for again and again.
    """
    found = sorted(set(fold(text).split()), key=len, reverse=True)
    kept: list[str] = []
    for word in found:
        if not any(word in longer for longer in kept):
            kept.append(word)
    return kept


class Folded(Func):
    """`fold` in the database."""

    template = (
        "translate(regexp_replace(normalize(lower(normalize((%(expressions)s)::text, NFKD)), NFKD),"
        f" '[\\u0300-\\u036f]', '', 'g'), '{ODD}', '{EVEN.replace(chr(39), chr(39) * 2)}')"
    )
    arity = 1
    output_field = TextField()


class Strings(Func):
    """The strings of a JSON object without its keys, as one text: a `Text` in all its languages."""

    template = "(jsonb_path_query_array(%(expressions)s, '$.*'))::text"
    arity = 1
    output_field = TextField()


def is_json(field: object) -> bool:
    return isinstance(field, JSONField)
