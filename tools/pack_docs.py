# SPDX-License-Identifier: EUPL-1.2
"""The documentation of the data pack, from the kinds of record themselves.

python -m tools.pack_docs          write docs/data-pack.md
python -m tools.pack_docs check    fail where it is not in step
"""

from __future__ import annotations

import re
import sys
import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "data-pack.md"

OPENING = """\
# The data pack

<!-- Written by `python -m tools.pack_docs` from the kinds of record themselves. -->

A pack is a folder of facts, each with the document and lines it comes from. `corridor load DIR`
checks it, takes what is sound, and names every fault with its file and line. Loading again doubles
nothing, and finishes a load that was broken off. The project's own pack is `data/`.

## Files

- A file is `<kind>.yaml` or `<kind>.csv`; a label may follow the kind: `framework.nl08.yaml`. In
  which folder it lies does not matter; ours has one for each room. Hidden files are passed over.
- **YAML** is one list of records, each a mapping. Scalars stay as they are written: `NO` is Norway,
  `1.10` keeps its zero; only `null`, `~` and nothing are null. Anchors, aliases, tags and keys that
  stand twice are refused.
- **CSV** has a first line with the names of the columns, with commas; an empty cell is null.
- Text is UTF-8. A file has at most {megabytes} MB; YAML is nested at most {depth} deep. Links are
  refused.
- A record is taken whole or not at all; the others go on without it. A file that cannot be read
  gives one fault and no record.
- Records of a kind whose room is planned and not built yet wait; they are no fault.

## Values

| value | is written as |
|---|---|
| text in languages | `{{nl: …, fr: …, en: …}}`, all three; ar, tr, pl, es, so, ti, pap may follow |
| moment | `2011-07-11`, `2011-07`, `2011`, or `unknown` |
| validity | `{{from: moment, until: moment}}`; a bound that is not there is `open` |
| sources | citations, at least one: a document's code with lines, `[NL11:79-93, NL11:81, BE]` |

`until` is the first day it no longer held. What is not known of a bound widens when something may
have held and narrows when it surely did: with `until: 2009`, it surely held until the end of 2008,
and of most days of 2009 that is unknown. Unknown is not open, and not stated is not zero.

## Kinds

"After" names the kinds that a record may refer to; the order of the files does not matter. Two
records that the keys behind "told apart by" do not tell apart are a fault.
"""


def page() -> str:
    """The whole page. Django must be set up, so that every room has handed in its kinds."""
    from corridor.foundation.jobs.public import PLANNED, kinds
    from corridor.foundation.jobs.rules.reading import MAX_BYTES
    from corridor.foundation.jobs.rules.yaml_files import MAX_DEPTH

    parts = [OPENING.format(megabytes=MAX_BYTES // 2**20, depth=MAX_DEPTH)]
    for kind in sorted(kinds(), key=lambda kind: (kind.room, kind.name)):
        about = _sentence(kind.about or _about(kind.schema))
        told = [about, f"Room: {kind.room}."]
        if kind.after:
            told.append(f"After: {', '.join(kind.after)}.")
        if kind.key:
            told.append(f"Told apart by: {', '.join(f'`{name}`' for name in kind.key)}.")
        parts.append(f"\n### {kind.name}\n\n{' '.join(filter(None, told))}\n")
        parts.extend(_tables(kind.schema))
    parts.append("\n## Kinds that wait for their room\n")
    rooms = sorted(set(PLANNED.values()))
    for room in rooms:
        names = ", ".join(f"`{name}`" for name, of in sorted(PLANNED.items()) if of == room)
        parts.append(f"- {room}: {names}")
    return "\n".join(parts) + "\n"


def _tables(schema: type[BaseModel]) -> Iterator[str]:
    """A table of the record's keys, then one for each sort of record inside it."""
    queue, seen = [schema], {schema}
    while queue:
        model = queue.pop(0)
        if model is not schema:
            yield f"\nIn **{_name(model)}**{_within(model)}:\n"
        yield "| key | value | meaning |\n|---|---|---|"
        for name, field in model.model_fields.items():
            said = _words(field.annotation, field.metadata)
            must = " (may be left out)"
            if field.is_required():
                must = " or null" if type(None) in typing.get_args(field.annotation) else ""
            yield f"| `{name}` | {said}{must} | {field.description or ''} |"
            for inner in _models(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    queue.append(inner)


def _within(model: type[BaseModel]) -> str:
    about = _about(model)
    return f", {about[0].lower()}{about[1:].rstrip('.')}" if about else ""


def _about(model: type[BaseModel]) -> str:
    own = vars(model).get("__doc__") or ""
    return " ".join(own.split("\n\n")[0].split())


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}." if text else ""


def _name(model: type[BaseModel]) -> str:
    words = re.findall("[A-Z][a-z0-9]*", model.__name__.removesuffix("Record"))
    return " ".join(words).lower()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models(inner)


TITLES = {"text": "text in languages"}
PLAIN = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    Decimal: "number",
    date: "YYYY-MM-DD",
}


def _words(annotation: Any, metadata: typing.Iterable[Any] = ()) -> str:
    """How a value of this type is written in a pack."""
    for said in metadata:
        if hasattr(said, "written"):
            return TITLES.get(said.title, said.title)
        extra = getattr(said, "json_schema_extra", None)
        if isinstance(extra, dict) and "title" in extra:
            return str(extra["title"])
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _words(inner[0], inner[1:])
    if origin in (Union, types.UnionType):
        return " or ".join(_words(one) for one in inner if one is not type(None))
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in inner)
    if origin in (tuple, list):
        return f"list: {_words(inner[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _name(annotation)
    return PLAIN.get(annotation) or _name_of(annotation)


def _name_of(annotation: Any) -> str:
    return str(getattr(annotation, "__name__", annotation)).lower()


def main(arguments: list[str]) -> int:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corridor.site.settings")
    os.environ.setdefault("CORRIDOR_MODE", "test")
    os.environ.setdefault("DATABASE_URL", "postgresql:///nothing-is-asked-of-it")
    django.setup()
    if arguments == ["check"]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print(
            "docs/data-pack.md: " + ("in step" if same else "write it: python -m tools.pack_docs")
        )
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
