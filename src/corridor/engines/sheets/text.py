# SPDX-License-Identifier: EUPL-1.2
"""How text is put into a cell so that no spreadsheet runs it, and read back the same."""

from __future__ import annotations

import re

# What makes a cell of a CSV file a formula, in some spreadsheet or other: also after white space,
# and in the wide forms of East Asian keyboards.
_RUNS = re.compile(r"'*\s*[=+\-@|%\t\r\n\uff0b\uff0d\uff1d\uff20]")
# ECMA-376, ST_Xstring: characters that XML cannot hold are written as _xHHHH_; so is what only
# looks like it.
_ODD = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def guarded(text: str) -> str:
    """A cell of CSV, with an apostrophe before what could run; see `unguarded`."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def escaped(text: str) -> str:
    """A cell of XLSX, without what XML cannot hold; see `unescaped`."""
    return _ODD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Half a character of a pair, which is no text, becomes U+FFFD."""
    if "_x" not in text:
        return text

    def sign(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)

    return _ESCAPED.sub(sign, text)
