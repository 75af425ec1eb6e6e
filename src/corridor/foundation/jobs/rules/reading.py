# SPDX-License-Identifier: EUPL-1.2
"""Reading a data pack: YAML and CSV files into records that know their file and line.

Scalars stay strings ("NO" is Norway, "1.10" keeps its zero); only null, ~ and nothing are null.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 40
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of the deepest part of the path that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.line)


class _Unreadable(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_pack(folder: Path) -> Iterator[Record | Fault]:
    """Every record below the folder, file by file in order of their paths, and every fault.

    A file is named <kind>.yaml, <kind>.<label>.yaml or the same with .csv. A file that cannot be
    read gives one fault; a bad record in it does not stop the others.
    """
    root = folder.resolve()
    if not root.is_dir():
        yield Fault(str(folder), 1, "there is no such folder")
        return
    for path in sorted(root.rglob("*")):
        if path.suffix not in {".yaml", ".yml", ".csv"} or not path.is_file():
            continue
        name = path.relative_to(root).as_posix()
        kind = path.name.split(".")[0]
        if not path.resolve().is_relative_to(root):
            yield Fault(name, 1, "the file is a link out of the pack; put the file itself here")
            continue
        try:
            text = _text_of(path)
            reader = _read_csv if path.suffix == ".csv" else _read_yaml
            yield from reader(kind, name, text)
        except _Unreadable as error:
            yield Fault(name, error.line, str(error), kind)


def _text_of(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise _Unreadable(1, f"the file is larger than {MAX_BYTES // 2**20} MB; split it")
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Unreadable(line, "this is not UTF-8 text; save the file as UTF-8") from error


def _read_csv(kind: str, name: str, text: str) -> Iterator[Record | Fault]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(rows, None)
        if header is None:
            raise _Unreadable(1, "the file is empty; its first line names the columns")
        doubled = sorted({column for column in header if header.count(column) > 1})
        if doubled:
            raise _Unreadable(1, f"the column {doubled[0]!r} stands twice")
        while True:
            line = rows.line_num + 1
            row = next(rows, None)
            if row is None:
                return
            if not any(row):
                continue
            if len(row) != len(header):
                yield Fault(
                    name, line, f"{len(row)} values for {len(header)} columns", kind, record=row
                )
                continue
            data = {key: value.strip() or None for key, value in zip(header, row, strict=True)}
            yield Record(kind, name, line, data)
    except csv.Error as error:
        raise _Unreadable(rows.line_num, f"this is not valid CSV: {error}") from error


def _read_yaml(kind: str, name: str, text: str) -> Iterator[Record | Fault]:
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 1 if mark is None else mark.line + 1
        raise _Unreadable(line, f"this is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _Unreadable(1, f"this is not valid YAML: {error}") from error
    if tree is None:
        return
    if not isinstance(tree, yaml.SequenceNode):
        raise _Unreadable(
            tree.start_mark.line + 1, "write a list of records, each after a -"
        )
    for node in tree.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            yield Fault(name, line, "a record is a list of keys and values", kind)
            continue
        lines: dict[tuple[str | int, ...], int] = {}
        try:
            data = _plain(node, (), lines, set())
        except _Unreadable as error:
            yield Fault(name, error.line, str(error), kind)
            continue
        yield Record(kind, name, line, data, lines)


def _plain(
    node: yaml.Node,
    path: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    seen: set[int],
) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if id(node) in seen:
        # An alias repeats a node. Aliases of aliases can grow without bound, so there are none.
        raise _Unreadable(line, "anchors and aliases are not used in a pack; write it out")
    seen.add(id(node))
    if len(path) > MAX_DEPTH:
        raise _Unreadable(line, "this is nested too deeply")
    if isinstance(node, yaml.ScalarNode):
        plain = node.style is None
        return None if plain and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, i), lines, seen) for i, child in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _Unreadable(key_node.start_mark.line + 1, "a key is a plain word")
        key = key_node.value
        if key in result:
            raise _Unreadable(key_node.start_mark.line + 1, f"the key {key!r} stands twice")
        result[key] = _plain(value_node, (*path, key), lines, seen)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return result
