# SPDX-License-Identifier: EUPL-1.2
"""What a section or a report's own texts said before, from the history that the database keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corridor.foundation.audit.public import history_of
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..models import Report, Section

SECTION_TEXTS = ("title", "body")
REPORT_TEXTS = ("title", "summary", "publisher")


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it stood after an edit: the `number`-th, by `who` (an account's key, null for
    Corridor itself). `edit` is the record's own counter then."""

    number: int
    edit: int
    when: datetime
    who: int | None
    texts: Mapping[str, Text]
    sources: tuple[str, ...] = ()


def section_versions(section: Section) -> tuple[Version, ...]:
    """Oldest first; what left the texts alone is none."""
    return _versions(section, SECTION_TEXTS, ("sources",))


def report_versions(report: Report) -> tuple[Version, ...]:
    return _versions(report, REPORT_TEXTS, ())


def _versions(
    record: Section | Report, names: Sequence[str], others: Sequence[str]
) -> tuple[Version, ...]:
    found: list[Version] = []
    state: dict[str, Any] = {}
    for change in history_of(record):
        state |= {each.field: each.after for each in change.fields}
        texts = {name: Text(state[name]) for name in names}
        sources = tuple(state.get("sources") or ()) if others else ()
        edit = int(state.get("version") or 1)
        if found and (found[-1].texts, found[-1].sources) == (texts, sources):
            continue
        found.append(Version(len(found) + 1, edit, change.when, change.who, texts, sources))
    return tuple(found)


def as_seen(versions: Sequence[Version], edit: int) -> Version | None:
    """What somebody saw who saw this count of edits: the last version up to it."""
    return next((each for each in reversed(versions) if each.edit <= edit), None)


def flat(texts: Mapping[str, Text | None]) -> dict[str, str]:
    """Each text in each language by its own name, "body.nl"; empty where there is none."""
    return {
        f"{name}.{lang}": "" if text is None else text.get(lang, "")
        for name, text in texts.items()
        for lang in INTERFACE_LANGUAGES
    }


def gathered(values: Mapping[str, str], name: str) -> Text | None:
    """A text put together again from `flat`; null where no language has any."""
    said = {lang: values[f"{name}.{lang}"] for lang in INTERFACE_LANGUAGES}
    return Text(said) if any(string.strip() for string in said.values()) else None
