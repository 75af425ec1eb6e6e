# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterable


class Fault(str):
    """What is wrong with a draft, in words that name the place; and that place, to lead there.

    `section` is a section's code, "" the report's own texts and null what lies elsewhere, as in the
    records; `lang` and `line` are known where a text in one language is at fault. `about` names
    another place of the writing desk: "comments".
    """

    section: str | None
    lang: str
    line: int
    about: str

    def __new__(
        cls,
        said: str,
        *,
        section: str | None = None,
        lang: str = "",
        line: int = 0,
        about: str = "",
    ) -> Fault:
        fault = super().__new__(cls, said)
        fault.section, fault.lang, fault.line, fault.about = section, lang, line, about
        return fault


class Place(str):
    """Where a text of a report stands, as readers call it; `section` as in `Fault`."""

    section: str | None

    def __new__(cls, said: str, section: str | None = None) -> Place:
        place = super().__new__(cls, said)
        place.section = section
        return place

    def fault(self, said: str, lang: str = "", line: int = 0) -> Fault:
        return Fault(said, section=self.section, lang=lang, line=line)


class NotPublishable(ValueError):
    """The draft has faults; `faults` says each, with its place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(self.faults))
