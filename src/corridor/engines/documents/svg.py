# SPDX-License-Identifier: EUPL-1.2
"""Drawings are let in by a list of what they may hold: no script, style, handler or picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree import ElementTree

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.signs import settable

SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {
    "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text",
    "tspan", "a", "title", "desc",
}  # fmt: skip
_ATTRIBUTES = {
    "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "rx", "ry", "width", "height", "cx", "cy",
    "r", "points", "transform", "viewBox", "fill", "stroke", "stroke-width", "stroke-dasharray",
    "fill-opacity", "stroke-opacity", "opacity", "text-anchor", "font-family", "font-size",
    "font-weight", "font-style", "lang", "id", "role", "aria-labelledby", "aria-describedby",
    "aria-label", "aria-hidden", "tabindex", "href",
}  # fmt: skip
_HREF = re.compile(r"^(https?://|/(?!/)|#)")

ElementTree.register_namespace("", "http://www.w3.org/2000/svg")


def checked(svg: str, where: str, can_draw: Callable[[str], bool], site_address: str) -> str:
    """The drawing written anew from its allowed parts. Raises DocumentError where it holds others.

    Links that begin with "/" are made absolute with the site's host.
    """
    if "<!" in svg:
        raise DocumentError(f"{where}: the drawing declares a document type or holds comments")
    try:
        root = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, ValueError) as fault:
        raise DocumentError(f"{where}: the drawing is not well-formed SVG ({fault})") from fault
    if root.tag != f"{SVG}svg":
        raise DocumentError(f"{where}: the drawing is {root.tag!r}, not SVG")
    for node in root.iter():
        _check(node, where)
        if "href" in node.attrib and node.attrib["href"].startswith("/"):
            site = urlsplit(site_address)
            node.attrib["href"] = f"{site.scheme}://{site.netloc}{node.attrib['href']}"
        node.text = settable(node.text, can_draw) if node.text else node.text
        node.tail = settable(node.tail, can_draw) if node.tail else node.tail
    return ElementTree.tostring(root, encoding="unicode")


def _check(node: ElementTree.Element, where: str) -> None:
    name = node.tag.removeprefix(SVG)
    if name not in _ELEMENTS:
        raise DocumentError(f"{where}: the drawing holds <{name}>, which is not let in")
    for attribute, value in node.attrib.items():
        if attribute not in _ATTRIBUTES or "url(" in value.lower():
            raise DocumentError(f"{where}: <{name}> has {attribute}={value[:40]!r}, not let in")
        if attribute == "href" and not _HREF.match(value):
            raise DocumentError(f"{where}: a link in the drawing leads to {value[:80]!r}")
