# SPDX-License-Identifier: EUPL-1.2
"""Parts of a figure: whether they are of the vocabulary, and whether they fit the figure.

A cell names one category of each dimension that it fixes ("age:18-59", "sex:f"). The parts of a
cell that fix the same further dimensions (by sex; by age and sex) must not come to more than it,
and must come to exactly it when none of the categories is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from .figures import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    EXACT,
    IN_WORDS,
    NOT_APPLICABLE,
    NUMBER,
    PERCENTAGE,
    REPORTED,
    Fault,
    check_figure,
)
from .statements import FigureStatement, PartStatement

Cell = tuple[str, ...]
Vocabulary = Mapping[str, frozenset[str]]
Values = tuple[Decimal, Decimal | None]


def check_parts(
    measure: str,
    total: FigureStatement | None,
    parts: Sequence[PartStatement],
    vocabulary: Vocabulary,
) -> tuple[Fault, ...]:
    """All that is wrong with the parts of one figure; each fault names its cell.

    `vocabulary` has the categories of each dimension.
    """
    if not parts:
        return ()
    if measure == IN_WORDS:
        return (Fault("parts_of_words"),)
    found: list[Fault] = []
    seen: set[Cell] = set()
    for part in parts:
        found += _check_cell(part.cell, vocabulary)
        if part.cell in seen:
            found.append(Fault("part_twice", cell=part.cell))
        seen.add(part.cell)
        figure = FigureStatement(part.state, part.number, part.denominator)
        found += [
            Fault(fault.code, fault.at, fault.values, part.cell)
            for fault in check_figure(measure, figure)
        ]
    if found:
        return tuple(found)
    reported = {
        part.cell: (part.number, part.denominator)
        for part in parts
        if part.state == REPORTED and part.number is not None
    }
    if total is not None and total.state == NOT_APPLICABLE and reported:
        return (Fault("parts_of_nothing", cell=next(iter(reported))),)
    return tuple(_check_sums(measure, total, reported, vocabulary))


def dimensions(cell: Iterable[str]) -> tuple[str, ...]:
    return tuple(place.partition(":")[0] for place in cell)


def _check_cell(cell: Cell, vocabulary: Vocabulary) -> list[Fault]:
    found = []
    for place in cell:
        dimension, _colon, category = place.partition(":")
        if dimension not in vocabulary:
            found.append(Fault("dimension_unknown", "cell", {"dimension": dimension}, cell))
        elif category not in vocabulary[dimension]:
            found.append(
                Fault(
                    "category_unknown",
                    "cell",
                    {"dimension": dimension, "category": category},
                    cell,
                )
            )
    named = dimensions(cell)
    if not cell:
        found.append(Fault("cell_empty", "cell"))
    elif len(set(named)) < len(named):
        found.append(Fault("dimension_twice", "cell", cell=cell))
    elif list(cell) != sorted(cell):
        found.append(Fault("cell_order", "cell", cell=cell))
    return found


def _check_sums(
    measure: str,
    total: FigureStatement | None,
    reported: Mapping[Cell, Values],
    vocabulary: Vocabulary,
) -> Iterable[Fault]:
    if measure not in (NUMBER, PERCENTAGE):
        return
    wholes: dict[Cell, tuple[Values, str]] = {
        cell: (values, EXACT) for cell, values in reported.items()
    }
    if total is not None and total.state == REPORTED and total.number is not None:
        wholes[()] = ((total.number, total.denominator), total.qualifier)
    groups: dict[tuple[Cell, tuple[str, ...]], list[Cell]] = defaultdict(list)
    for cell in reported:
        for size in range(len(cell)):
            for above in combinations(cell, size):
                if above in wholes:
                    groups[above, dimensions(cell)].append(cell)
    for (above, names), cells in groups.items():
        free = [name for name in names if name not in dimensions(above)]
        complete = len(cells) == prod(len(vocabulary[name]) for name in free)
        values, qualifier = wholes[above]
        for place, at in ((0, "number"), (1, "denominator")):
            if measure == PERCENTAGE and any(reported[cell][1] is None for cell in cells):
                break  # percentages of an unknown whole do not add up to anything
            whole = values[place]
            if whole is None:
                continue
            told = [reported[cell][place] for cell in cells]
            numbers = [each for each in told if each is not None]
            fault = _compare(numbers, whole, qualifier, complete)
            if fault is not None:
                yield Fault(
                    fault,
                    at,
                    {"sum": sum(numbers), "whole": whole},
                    above or min(cells),
                )


def _compare(told: Sequence[Decimal], whole: Decimal, qualifier: str, complete: bool) -> str | None:
    """The fault of these parts against their whole, if there is one."""
    summed = sum(told, Decimal(0))
    if qualifier == ABOUT:
        return None
    if complete:
        short, over = summed < whole, summed > whole
        if (short and qualifier != AT_MOST) or (over and qualifier != AT_LEAST):
            return "parts_not_the_whole"
        return None
    if qualifier != AT_LEAST and summed > whole and all(each >= 0 for each in told):
        return "parts_exceed"
    return None


def remainder(
    total: Values | None, parts: Mapping[Cell, Values], names: tuple[str, ...]
) -> Values | None:
    """What of a total is not broken down by these dimensions; null where there is no total."""
    if total is None:
        return None
    number, denominator = total
    for cell, (part, of) in parts.items():
        if dimensions(cell) == names:
            number -= part
            denominator = None if denominator is None or of is None else denominator - of
    return number, denominator
