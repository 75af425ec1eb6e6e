# SPDX-License-Identifier: EUPL-1.2
"""Where a fact stands: a document, and the lines in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"([A-Z][A-Z0-9-]{1,31})(?::([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document's code with its first and last line; without lines it is the whole document.

    Ordered by document, then by line; a whole document comes before its lines.

    >>> Citation.parse("NL11:79-93")
    Citation(document='NL11', first=79, last=93)
    >>> str(Citation.parse("NL11:81"))
    'NL11:81'
    """

    document: str
    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            raise ValueError(f"{self.document}: a citation has a first and a last line, or neither")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"{self}: the last line comes before the first")

    @classmethod
    def parse(cls, text: str) -> Citation:
        """From "NL11:79-93", "NL11:79" or "NL11"; anything else raises `ValueError`."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text!r} is not a citation: write a document's code and its lines, as NL11:79-93"
            )
        document, first, last = match.groups()
        if first is None:
            return cls(document)
        return cls(document, int(first), int(last or first))

    def __lt__(self, other: Citation) -> bool:
        return self._place() < other._place()

    def _place(self) -> tuple[str, int, int]:
        return self.document, self.first or 0, self.last or 0

    def __str__(self) -> str:
        if self.first is None:
            return self.document
        if self.first == self.last:
            return f"{self.document}:{self.first}"
        return f"{self.document}:{self.first}-{self.last}"
