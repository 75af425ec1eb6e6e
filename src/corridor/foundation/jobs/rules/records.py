# SPDX-License-Identifier: EUPL-1.2
"""Records of a pack as they stand in a file, before any kind has looked at them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]

# What a database, an XML file or a terminal cannot bear; tab and line ends are fine.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# A name stands on one line; Python reads a byte that is no UTF-8 as one of U+DC80 to U+DCFF.
_UNPRINTABLE_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and what to do; `record` is the data set aside, if it could be read."""

    file: str
    line: int
    message: str
    kind: str = ""
    record: Any = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Record:
    """Raw data of one record; `lines` maps paths such as ("nodes", 0, "code") to lines."""

    kind: str
    file: str
    line: int
    data: dict[str, Any]
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of the deepest part of the path that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.line)


class Unreadable(Exception):
    """A file that cannot be taken at all, and the line that shows why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def unprintable(text: str) -> str | None:
    """What is wrong with the characters of a text, or `None`."""
    found = _UNPRINTABLE.search(text)
    return None if found is None else f"the character U+{ord(found[0]):04X} cannot stand in a text"


def printable(name: str) -> str:
    """A file's name with what cannot stand in a text written out: bytes that are no UTF-8 too."""
    return _UNPRINTABLE_IN_NAMES.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", name)
