# SPDX-License-Identifier: EUPL-1.2
"""Maps drawn by the server from the outlines that the build makes (`frontend/world.mjs`)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corridor.foundation.reference.public import countries

FILE = "maps/world.json"
# The one area of the outlines that has no number of ISO 3166-1 and a code all the same.
NAMED = {"Kosovo": "XK"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area with its box in units; `iso2` is "" where the code lists have no code for it."""

    iso2: str
    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class World:
    width: int
    height: int
    right: float
    top: float
    scale: float
    shapes: tuple[Shape, ...]

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in degrees on the map, by the same projection as the outlines (Equal Earth)."""
        a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
        m = math.sqrt(3) / 2
        theta = math.asin(m * math.sin(math.radians(latitude)))
        t2 = theta * theta
        t6 = t2**3
        x = math.radians(longitude) * math.cos(theta)
        x /= m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))
        y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
        return (x + self.right) * self.scale, (self.top - y) * self.scale


def world() -> World | None:
    """The outlines; null where the front end was not built."""
    found = finders.find(FILE)
    return None if not isinstance(found, str) else _read(found, Path(found).stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(file: str, changed: int) -> World:
    said = json.loads(Path(file).read_text(encoding="utf-8"))
    codes = {row.m49: row.iso2 for row in countries() if row.m49}
    shapes = tuple(
        Shape(codes.get(each["id"]) or NAMED.get(each["name"], ""), each["d"], _box(each["d"]))
        for each in said["shapes"]
    )
    return World(said["width"], said["height"], said["right"], said["top"], said["scale"], shapes)


def _box(path: str) -> Box:
    numbers = [float(each) for each in NUMBER.findall(path)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across), max(down)


def drawn_codes() -> frozenset[str]:
    """The countries that are large enough to be drawn."""
    found = world()
    return frozenset() if found is None else frozenset(each.iso2 for each in found.shapes)


def shaded_map(
    shades: Mapping[str, int], links: Mapping[str, str], titles: Mapping[str, str]
) -> SafeString | None:
    """The world with each country in its shade (0 is none) and leading to its address.

    Hidden from screen readers and the keyboard: a table beside it says the same.
    """
    found = world()
    if found is None:
        return None
    return format_html(
        '<svg class="portfolio-map" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}'
        "</svg>",
        found.width,
        found.height,
        format_html_join(
            "", "{}", ((_area(each, shades, links, titles),) for each in found.shapes)
        ),
    )


def _area(
    shape: Shape, shades: Mapping[str, int], links: Mapping[str, str], titles: Mapping[str, str]
) -> SafeString:
    drawn = format_html(
        '<path class="portfolio-map__{}" d="{}"><title>{}</title></path>',
        shades.get(shape.iso2, 0),
        shape.path,
        titles.get(shape.iso2, ""),
    )
    url = links.get(shape.iso2)
    return format_html('<a href="{}" tabindex="-1">{}</a>', url, drawn) if url else drawn


def small_map(codes: Iterable[str], points: Sequence[tuple[float, float]]) -> SafeString | None:
    """The part of the world in which these countries and points (longitude, latitude) lie.

    Null where none of them is on the map.
    """
    found = world()
    if found is None:
        return None
    wanted = set(codes)
    dots = [found.place(*point) for point in points]
    boxes = [each.box for each in found.shapes if each.iso2 in wanted]
    boxes += [(x, y, x, y) for x, y in dots]
    if not boxes:
        return None
    left, top, width, height = _frame(found, boxes)
    shapes = [
        each
        for each in found.shapes
        if _overlaps(each.box, (left, top, left + width, top + height))
    ]
    radius = width / 90
    return format_html(
        '<svg class="portfolio-map portfolio-map--small" viewBox="{} {} {} {}" aria-hidden="true"'
        ' focusable="false">{}{}</svg>',
        *(f"{each:.1f}" for each in (left, top, width, height)),
        format_html_join(
            "",
            '<path class="portfolio-map__{}" d="{}"/>',
            ((4 if each.iso2 in wanted else 0, each.path) for each in shapes),
        ),
        format_html_join(
            "",
            '<circle class="portfolio-map__point" cx="{}" cy="{}" r="{}"/>',
            ((f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}") for x, y in dots),
        ),
    )


def _frame(found: World, boxes: Sequence[Box]) -> Box:
    """Left, top, width and height: twice as wide as high, with room around, not too near."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width = max(right - left, (bottom - top) * 2, 90.0) * 1.5
    width = min(width, float(found.width))
    height = min(width / 2, float(found.height))
    middle, centre = (left + right) / 2, (top + bottom) / 2
    return (
        min(max(0.0, middle - width / 2), found.width - width),
        min(max(0.0, centre - height / 2), found.height - height),
        width,
        height,
    )


def _overlaps(box: Box, frame: Box) -> bool:
    return box[0] < frame[2] and frame[0] < box[2] and box[1] < frame[3] and frame[1] < box[3]


def breaks(values: Iterable[Any], steps: int = 5) -> list[int]:
    """Lower bounds of up to five shades, of the series 1, 2, 5, 10: each some times the last."""
    largest = max((int(value) for value in values), default=0)
    if largest < 1:
        return []
    series = [
        each * 10**power
        for power in range(len(str(largest)))
        for each in (1, 2, 5)
        if each * 10**power <= largest
    ]
    if len(series) <= steps:
        return series
    chosen = {series[round(at * (len(series) - 1) / (steps - 1))] for at in range(steps)}
    return sorted(chosen)


def shade(value: Any, bounds: Sequence[int]) -> int:
    """From 1 for the least to the number of bounds; 0 for nothing. A little is still something."""
    if value <= 0:
        return 0
    return max(1, sum(1 for bound in bounds if value >= bound))
