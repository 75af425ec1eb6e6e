# SPDX-License-Identifier: EUPL-1.2
"""A downloaded file against its own hashes, and against what was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corridor.values.canonical import digest

# In bytes: several times the largest report there is.
MOST_BYTES = 10 * 2**20
# More differences than these tell nobody anything new.
MOST_TOLD = 200
LONGEST_VALUE = 300
_HASH = re.compile(r"[0-9a-f]{64}")
MISSING = "—"


class Unreadable(ValueError):
    """The file cannot be checked; `why` is a code that faces put into words."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why, self.detail = why, detail


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a file says something else: `figure` is a key, or empty for the report's own text;
    `field` a path of names with points between, `expected` and `found` what stands there."""

    figure: str
    field: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A figure's hash as the file says it, and as it was worked out from the figure itself."""

    key: str
    said: str
    found: str

    @property
    def same(self) -> bool:
        return self.said == self.found


class Kind(StrEnum):
    EDITION = "edition"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Download:
    """What a file is about, read. `content` is what the edition's hash vouches for besides its
    figures, in all languages; null in files that were made before it was in them."""

    kind: Kind
    framework: str
    year: int
    language: str
    number: int | None
    seal: str | None
    figures: Mapping[str, Mapping[str, Any]]
    hashes: Mapping[str, str]
    content: Mapping[str, Any] | None
    whole: Mapping[str, Any]


def read(data: bytes) -> Download:
    """Read a file made by this site. Raises `Unreadable`."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large")
    whole = _parsed(data)
    if not isinstance(whole, dict):
        raise Unreadable("not_ours")
    try:
        return _figure(whole) if "frozen" in whole else _edition(whole)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("not_ours") from error


def _parsed(data: bytes) -> Any:
    for start, kind in ((b"%PDF", "pdf"), (b"PK", "zip"), (b"<", "html")):
        if data.lstrip()[:8].lower().startswith(start.lower()):
            raise Unreadable(f"not_data_{kind}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not_json") from error
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except RecursionError as error:
        raise Unreadable("too_deep") from error
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable("not_json", str(error)[:200]) from error


def _no_number(name: str) -> Any:
    raise Unreadable("no_number", name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice could be read in two ways: one to check and one to show."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable("twice", twice[:80])
    return found


def _figure(whole: dict[str, Any]) -> Download:
    key, edition = _string(whole["key"]), whole["edition"]
    return Download(
        kind=Kind.FIGURE,
        framework=_string(whole["framework"]),
        year=_whole(whole["year"]),
        language="",
        number=None if edition is None else _whole(edition["number"]),
        seal=None if edition is None else _hash(edition["hash"]),
        figures={key: _object(whole["frozen"])},
        hashes={key: _hash(whole["hash"])},
        content=None,
        whole=whole,
    )


def _edition(whole: dict[str, Any]) -> Download:
    figures = _object(whole["figures"])
    edition, content = whole["edition"], whole.get("sealed")
    return Download(
        kind=Kind.EDITION,
        framework=_string(whole["framework"]),
        year=_whole(whole["year"]),
        language=_string(whole["language"]),
        number=None if edition["number"] is None else _whole(edition["number"]),
        seal=None if edition["hash"] is None else _hash(edition["hash"]),
        figures={key: _object(each["frozen"]) for key, each in figures.items()},
        hashes={key: _hash(each["hash"]) for key, each in figures.items()},
        content=None if content is None else _object(content),
        whole=whole,
    )


def _string(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200 or "\x00" in value:
        raise Unreadable("not_ours")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 10_000:
        raise Unreadable("not_ours")
    return value


def _hash(value: Any) -> str:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise Unreadable("not_ours")
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable("not_ours")
    return value


def checked(of: Download) -> tuple[CheckedFigure, ...]:
    """Every figure's hash, worked out again."""
    return tuple(CheckedFigure(key, of.hashes[key], _digest(f)) for key, f in of.figures.items())


def seal_of(of: Download) -> str | None:
    """The edition's hash, worked out from what is in the file; null where the file has not all
    that it vouches for."""
    if of.content is None:
        return None
    return _digest({"content": of.content, "figures": {c.key: c.found for c in checked(of)}})


def _digest(value: Any) -> str:
    """The hash; empty for what has none, as a number with a fraction."""
    try:
        return digest(value)
    except (TypeError, ValueError, RecursionError):
        return ""


def differences(
    expected: Mapping[str, Any], found: Mapping[str, Any], *, leave: frozenset[str] = frozenset()
) -> list[Difference]:
    """What a file says otherwise than `expected`, both as they are written. Names of the outermost
    level that are in `leave` or missing on one side are passed over, since later versions may write
    more there; within, nothing is. At most `MOST_TOLD`."""
    told: list[Difference] = []
    for name in [name for name in expected if name in found and name not in leave]:
        for path, was, now in _walk(expected[name], found[name], (name,)):
            if len(told) == MOST_TOLD:
                return told
            told.append(_told(path, was, now))
    return told


def _walk(a: Any, b: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if isinstance(a, dict) and isinstance(b, dict):
        for name in [*a, *(name for name in b if name not in a)]:
            yield from _walk(a.get(name, _NOTHING), b.get(name, _NOTHING), (*path, name))
    elif isinstance(a, list) and isinstance(b, list):
        for place in range(max(len(a), len(b))):
            one = a[place] if place < len(a) else _NOTHING
            other = b[place] if place < len(b) else _NOTHING
            yield from _walk(one, other, (*path, str(place)))
    elif type(a) is not type(b) or a != b:
        yield path, a, b


_NOTHING = object()


def _told(path: tuple[str, ...], expected: Any, found: Any) -> Difference:
    figure, rest = ("", path)
    if path[0] == "figures" and len(path) > 1:
        figure, rest = path[1], path[2:]
        rest = rest[1:] if rest[:1] == ("frozen",) else rest
    start = _where(expected, found)
    return Difference(
        figure, ".".join(rest)[:LONGEST_VALUE], _short(expected, start), _short(found, start)
    )


def _where(a: Any, b: Any) -> int:
    """From where on to show two long texts: some words before the first sign that differs."""
    if not isinstance(a, str) or not isinstance(b, str) or max(len(a), len(b)) <= LONGEST_VALUE:
        return 0
    same = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return max(0, same - LONGEST_VALUE // 4)


def _short(value: Any, start: int = 0) -> str:
    if value is _NOTHING:
        return MISSING
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = f"…{text[start:]}" if start else text
    return shown if len(shown) <= LONGEST_VALUE else f"{shown[: LONGEST_VALUE - 1]}…"
