# SPDX-License-Identifier: EUPL-1.2
"""YAML without its traps, read from the parser's events so that nothing is built or resolved.

Scalars stay strings ("NO" is Norway, "1.10" keeps its zero); only null, ~ and nothing are null.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from .records import Fault, Path, Record, Unreadable, unprintable

MAX_DEPTH = 40
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# The parser in C is some twenty times faster, and keeps its place in a stack of its own.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

ONE_LIST = "write one list of records, each after a -"


def read_yaml(kind: str, name: str, text: str) -> list[Record | Fault]:
    """The records of a file and the faults of those that cannot be taken.

    Raises `Unreadable` for a file that is not YAML, not one list, or nested beyond `MAX_DEPTH`.
    """
    try:
        return _File(kind, name, text).records()
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        said = unprintable(text) or error.reason
        raise Unreadable(line, f"this is not valid YAML: {said}") from error


def _not_yaml(error: yaml.MarkedYAMLError, text: str) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    # What is missed at the end is missed on the last line, not on the one after it.
    last = text.count("\n") + (not text.endswith("\n"))
    line = 1 if mark is None else max(1, min(mark.line + 1, last))
    message = f"this is not valid YAML: {error.problem or error.context}"
    begun = error.context_mark
    if begun is not None and begun.line + 1 != line:
        message += f" ({error.context} that begins on line {begun.line + 1})"
    return Unreadable(line, message)


class _File:
    def __init__(self, kind: str, name: str, text: str) -> None:
        self.kind, self.name = kind, name
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.wrong: list[tuple[int, str]] = []
        self.lines: dict[Path, int] = {}

    def records(self) -> list[Record | Fault]:
        found: list[Record | Fault] = []
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(_line(event), f"a second document begins; {ONE_LIST}")
                found.extend(self._list())
        return found

    def _list(self) -> Iterator[Record | Fault]:
        opening = next(self.events)
        if isinstance(opening, yaml.ScalarEvent) and _is_null(opening):
            return
        if not isinstance(opening, yaml.SequenceStartEvent):
            raise Unreadable(_line(opening), ONE_LIST)
        if opening.anchor or opening.tag:
            raise Unreadable(_line(opening), "anchors and tags are not used in a pack")
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.wrong, self.lines = [], {}
            data = self._value(event, ())
            if not self.wrong and not isinstance(data, dict):
                self.wrong = [(_line(event), "a record is a list of keys and values")]
            if self.wrong:
                yield from (Fault(self.name, *wrong, self.kind) for wrong in self.wrong)
            else:
                yield Record(self.kind, self.name, _line(event), data, self.lines)

    def _value(self, event: Any, path: Path) -> Any:
        """The value that begins with this event; what is wrong with it is noted on the way."""
        line = _line(event)
        self.lines.setdefault(path, line)
        if len(path) > MAX_DEPTH:
            raise Unreadable(line, f"this is nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            # An alias repeats what its anchor names. Aliases of aliases can grow without bound.
            self.wrong.append((line, "anchors and aliases are not used in a pack; write it out"))
        elif event.tag:
            self.wrong.append((line, f"the tag {event.tag} is not used in a pack"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else None

    def _scalar(self, event: Any) -> str | None:
        if _is_null(event):
            return None
        if said := unprintable(event.value):
            self.wrong.append((_line(event), said))
        return str(event.value)

    def _sequence(self, path: Path) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result

    def _mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, (*path, "?"))
                self._value(next(self.events), (*path, "?"))
                self.wrong.append((line, "a key is a plain word"))
                continue
            self._scalar(event)
            key = event.value
            if key in result:
                self.wrong.append((line, f"the key {key!r} stands twice"))
            self.lines[(*path, key)] = line
            result[key] = self._value(next(self.events), (*path, key))
        return result


def _is_null(event: Any) -> bool:
    """Only what is written without quotes can be null."""
    return not event.style and event.value in NULLS


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
