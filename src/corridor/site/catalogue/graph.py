# SPDX-License-Identifier: EUPL-1.2
"""A small graph of things with properties, written as JSON-LD 1.1 and as Turtle.

Both say the same triples. Only what DCAT-AP needs is here: addresses, texts with a language or a
type, and nodes within nodes. Text is escaped by the rules of each syntax, so that no title can
become part of the statement around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What an address may not hold in Turtle (production IRIREF).
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Iri:
    """An address. What may not stand in one is written in percent."""

    value: str

    @property
    def safe(self) -> str:
        return _NOT_IN_IRI.sub(
            lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), self.value
        )


@dataclass(frozen=True, slots=True)
class Said:
    """A text: in a language, or of a type (a prefixed name), or plain."""

    text: str
    lang: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its type and properties, which are pairs of a prefixed name and a value. One
    without an address is blank."""

    type: str
    properties: tuple[tuple[str, Value], ...]
    iri: Iri | None = None


Value = Iri | Said | Thing


def as_json_ld(things: Iterable[Thing]) -> str:
    """The things and all within them as one document."""
    graph = [_json_thing(thing) for thing in things]
    return json.dumps({"@context": dict(PREFIXES), "@graph": graph}, ensure_ascii=False, indent=1)


def _json_thing(thing: Thing) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": thing.type}
    if thing.iri is not None:
        found["@id"] = thing.iri.safe
    for name, value in thing.properties:
        found.setdefault(name, []).append(_json_value(value))
    return found


def _json_value(value: Value) -> Any:
    match value:
        case Iri():
            return {"@id": value.safe}
        case Said(lang=lang) if lang:
            return {"@value": value.text, "@language": lang}
        case Said(type=kind) if kind:
            return {"@value": value.text, "@type": kind}
        case Said():
            return {"@value": value.text}
        case Thing():
            return _json_thing(value)


def as_turtle(things: Iterable[Thing]) -> str:
    """The same in Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for thing in things:
        lines += ["", *_turtle_thing(thing)]
    return "\n".join(lines) + "\n"


def _turtle_thing(thing: Thing) -> Iterator[str]:
    subject = "[]" if thing.iri is None else f"<{thing.iri.safe}>"
    yield f"{subject} a {thing.type} ;"
    last = len(thing.properties) - 1
    for place, (name, value) in enumerate(thing.properties):
        yield f"  {name} {_turtle_value(value)} {'.' if place == last else ';'}"


def _turtle_value(value: Value) -> str:
    match value:
        case Iri():
            return f"<{value.safe}>"
        case Said():
            text = "".join(_ESCAPES.get(sign, _printable(sign)) for sign in value.text)
            ending = f"@{value.lang}" if value.lang else f"^^{value.type}" if value.type else ""
            return f'"{text}"{ending}'
        case Thing():
            inner = " ; ".join(f"{name} {_turtle_value(each)}" for name, each in value.properties)
            return f"[ a {value.type} ; {inner} ]"


def _printable(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x20 or sign == "\x7f" else sign
