# SPDX-License-Identifier: EUPL-1.2
"""From a specification to SVG that a strict page policy and a screen reader can live with.

What Vega draws is stripped of everything that a still picture does not need (roles per mark,
pointer events, empty frames), and given a title, a description and, where marks lead somewhere,
links that can be reached by keyboard and say where they lead. No style element or attribute, no
script, no handler, nothing from elsewhere is left.
"""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any
from xml.etree import ElementTree

import vl_convert

from corridor.engines.charts.errors import ChartError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
# Vega rewrites relative addresses to a base of its own: links travel through it as numbers.
_NUMBERED = "https://chart.invalid/"
_DRAWING = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "a", "title", "desc"}
_KEPT = {
    "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "width", "height", "cx", "cy", "r",
    "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity",
    "stroke-opacity", "opacity", "text-anchor", "font-family", "font-size", "font-weight",
    "font-style",
}  # fmt: skip
_USELESS = {("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1")}

ElementTree.register_namespace("", SVG)


def draw_svg(spec: dict[str, Any], title: str, description: str, language: str, key: str) -> str:
    """The specification as one SVG element. The same arguments give the same bytes.

    key: begins the ids inside; two drawings on a page need two keys.
    """
    numbered, targets = _number_links(spec)
    try:
        raw = vl_convert.vegalite_to_svg(numbered)
    except ValueError as fault:
        raise ChartError(f"chart {title!r} could not be drawn: {fault}") from fault
    root = ElementTree.fromstring(raw)
    _clean(root, targets)
    linked = bool(targets)
    view = root.get("viewBox") or f"0 0 {root.get('width')} {root.get('height')}"
    kept = list(root)
    size = view.split()
    root.attrib.clear()
    root.attrib.update(
        {
            "viewBox": view,
            "width": size[2],
            "height": size[3],
            "lang": language,
            # Children of an image are not read; links inside need a group.
            "role": "group" if linked else "img",
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-desc",
        }
    )
    name = ElementTree.Element(f"{{{SVG}}}title", {"id": f"{key}-title"})
    name.text = title
    words = ElementTree.Element(f"{{{SVG}}}desc", {"id": f"{key}-desc"})
    words.text = description
    for child in kept:
        root.remove(child)
    root.extend([name, words, *kept])
    if linked:
        _hide_loose_text(root, inside_link=False)
    return ElementTree.tostring(root, encoding="unicode")


def key_of(spec: dict[str, Any]) -> str:
    """A short name that depends on the content alone."""
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return "chart-" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def _number_links(spec: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """A copy of the specification whose links are numbers, and the addresses by number."""
    numbered = copy.deepcopy(spec)
    targets: list[str] = []
    for rows in numbered.get("datasets", {}).values():
        for row in rows:
            if row.get("href"):
                targets.append(row["href"])
                row["href"] = f"{_NUMBERED}{len(targets) - 1}"
    return numbered, targets


def _clean(node: ElementTree.Element, targets: list[str]) -> None:
    for child in list(node):
        name = child.tag.rpartition("}")[2]
        invisible = child.get("display") == "none" or (
            name == "path" and (child.get("d") or "").replace("M0,0h0v0h0Z", "") == ""
        )
        if name not in _DRAWING or invisible:
            node.remove(child)
            continue
        if name == "a":
            _restore_link(child, targets)
        else:
            for attribute in list(child.attrib):
                value = child.attrib[attribute]
                if attribute not in _KEPT or (attribute, value) in _USELESS:
                    del child.attrib[attribute]
        _clean(child, targets)
        if name == "g" and not len(child):
            node.remove(child)


def _restore_link(link: ElementTree.Element, targets: list[str]) -> None:
    address = link.get(f"{{{XLINK}}}href") or link.get("href") or ""
    label = next((part.get("aria-label") for part in link.iter() if part.get("aria-label")), None)
    link.attrib.clear()
    link.set("href", targets[int(address.removeprefix(_NUMBERED))])
    if any(part.tag == f"{{{SVG}}}text" for part in link):
        link.set("aria-label", label or "")
    else:
        # The number beside the bar is the link for keyboard and screen reader; the bar only adds
        # room for the pointer.
        link.set("aria-hidden", "true")
        link.set("tabindex", "-1")


def _hide_loose_text(node: ElementTree.Element, *, inside_link: bool) -> None:
    for child in node:
        name = child.tag.rpartition("}")[2]
        if name == "text" and not inside_link:
            child.set("aria-hidden", "true")
        _hide_loose_text(child, inside_link=inside_link or name == "a")
