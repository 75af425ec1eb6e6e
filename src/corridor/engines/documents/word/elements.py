# SPDX-License-Identifier: EUPL-1.2
"""Elements of WordprocessingML (ISO/IEC 29500) by name."""

from __future__ import annotations

from copy import copy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement


def w(tag: str, /, *inside: Element, **attributes: str | int) -> Element:
    """An element of the main namespace with its attributes and children."""
    made: Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


def words(text: str, tag: str = "t") -> Element:
    """Text as it stands, with the spaces at its ends."""
    made = w(tag)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def run(text: str, *properties: Element) -> Element:
    made = w("r")
    if properties:
        made.append(w("rPr", *properties))
    made.append(words(text))
    return made


def styled(name: str) -> Element:
    """The property of a run that names its style."""
    return w("rStyle", val=name)


def field(instruction: str, shown: str, *properties: Element) -> list[Element]:
    """A field with the result that it has now."""

    def part(inside: Element) -> Element:
        made = w("r", inside)
        if properties:
            made.insert(0, w("rPr", *(copy(each) for each in properties)))
        return made

    return [
        part(w("fldChar", fldCharType="begin")),
        part(words(f" {instruction} ", "instrText")),
        part(w("fldChar", fldCharType="separate")),
        part(words(shown)),
        part(w("fldChar", fldCharType="end")),
    ]


def paragraph(style: str, *inside: Element, **properties: Element) -> Element:
    """A paragraph in a style; `properties` by any name come after the style, in their order."""
    made = w("p", w("pPr", w("pStyle", val=style), *properties.values()))
    made.extend(inside)
    return made


def bookmarked(name: str, number: int, inside: list[Element]) -> list[Element]:
    """What can be reached from elsewhere in the document; the number tells bookmarks apart."""
    return [w("bookmarkStart", id=number, name=name), *inside, w("bookmarkEnd", id=number)]
