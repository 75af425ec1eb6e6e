# SPDX-License-Identifier: EUPL-1.2
"""Names of figures: "spending/3" is a question about node 3, "@2010:" puts it to another year.

A question may have a second word: "spending-together/3"; a subject may have several, with points:
"result/returnees.country.MA".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A key without the year before it; addresses hold it too.
KEY = r"[a-z]+(?:-[a-z]+)?/[A-Za-z0-9][A-Za-z0-9.\-]{0,149}"
_FORM = re.compile(r"(?:@(\d{4}):)?([a-z]+(?:-[a-z]+)?)/([A-Za-z0-9][A-Za-z0-9.\-]{0,149})")


class BadKey(ValueError):
    """A figure was asked for by a name that has not the form of one; `given` is that name."""

    def __init__(self, message: str, given: str) -> None:
        super().__init__(message)
        self.given = given


@dataclass(frozen=True, slots=True)
class FigureKey:
    """A question and what it is about; `year` only where it differs from the report's own.

    >>> FigureKey.parse("@2010:spending/3")
    FigureKey(question='spending', subject='3', year=2010)
    """

    question: str
    subject: str
    year: int | None = None

    @classmethod
    def parse(cls, text: str) -> FigureKey:
        """Raises `BadKey`, saying what a key looks like."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise BadKey(
                f"{text!r} is not a figure's key: write spending/3 or @2010:spending/3", text
            )
        year, question, subject = match.groups()
        return cls(question, subject, int(year) if year else None)

    def of_year(self, year: int) -> FigureKey:
        """The same figure as a report on that year names it."""
        return FigureKey(self.question, self.subject, None if self.year == year else self.year)

    def __str__(self) -> str:
        prefix = f"@{self.year}:" if self.year is not None else ""
        return f"{prefix}{self.question}/{self.subject}"
