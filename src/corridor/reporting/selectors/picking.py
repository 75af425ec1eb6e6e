# SPDX-License-Identifier: EUPL-1.2
"""Figures by words in their names, with their values: for whoever wants to mention one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corridor.foundation.pages.public import fold
from corridor.steering.policy.public import Framework, Titles, titles
from corridor.steering.portfolio.public import indicator_names, results_by_node
from corridor.values.texts import Text

from ..rules.count_definitions import DEFINITIONS as OF_COUNTS
from ..rules.count_definitions import PROMISES
from ..rules.definitions import ALL_PRIORITIES
from ..rules.figures import Figure
from ..rules.formats import shown
from ..rules.keys import KEY, FigureKey
from ..rules.result_definitions import DEFINITIONS as OF_RESULTS
from .figures import UNANSWERED, YEARS, Figures, framework_of
from .overview import result_in_brief
from .results import UNITS, joined

_YEAR = re.compile(r"\d{4}")
# Longer ones are nobody's words, and many of them would only take time.
MOST_WORDS, LONGEST_WORD = 12, 80
MOST = 100


@dataclass(frozen=True, slots=True)
class Picked:
    """A figure by its `key` as a report on the year names it; `value` as readers see it, `unit` as
    in `Figure`, `state` the value of its `State`."""

    key: str
    title: str
    value: str
    unit: str
    state: str


def search_figures(
    framework: str, year: int, words: str = "", lang: str = "en", limit: int = 20
) -> list[Picked]:
    """Figures that a framework and year can answer, in their order: of money, of results added up
    over the framework and its nodes, then of its activities' own indicators.

    Each word stands somewhere in the name (in any language, in any order, without regard to
    accents) or in the key. A year among the words asks for that year's figures instead. A fixed
    number of queries; at most `MOST` answers. Raises `NoSuchFigure` for a framework or year that
    does not exist.
    """
    found: list[Picked] = []
    limit = max(0, min(limit, MOST))
    asked = [word[:LONGEST_WORD] for word in fold(words.replace("\x00", " ")).split()[:MOST_WORDS]]
    of, asked = _year_in(asked, year)
    figures = Figures(framework_of(framework), brief=True)
    for figure in _every(figures, of, asked):
        if len(found) == limit:
            return found
        if _matches(figure, asked):
            found.append(_picked(figure, of, year, lang))
    own = _of_activities(figures, of, asked, limit - len(found))
    return [*found, *(_picked(figure, of, year, lang) for figure in own)]


def _year_in(words: Sequence[str], year: int) -> tuple[int, list[str]]:
    years = [int(w) for w in words if _YEAR.fullmatch(w) and w.isascii() and int(w) in YEARS]
    if not years:
        return year, list(words)
    return years[-1], [word for word in words if word != str(years[-1])]


def _every(figures: Figures, year: int, words: Sequence[str]) -> Iterator[Figure]:
    """In their order. What is counted costs queries of its own, so only what the words name is."""
    keys = [key for key in figures.keys(year) if key.question not in ("result", "result-ours")]
    named = titles(figures.framework, year)
    figures.foresee(keys, year)
    for key in keys:
        if key.question in OF_COUNTS and not _names(_count_name(key, year, named), words):
            continue
        try:
            yield figures.of(key, year)
        except UNANSWERED:
            continue
    yield from _results(figures.framework, year, named)


def _count_name(key: FigureKey, year: int, named: Titles) -> str:
    kind, _dot, _scope = key.subject.partition(".")
    definition = PROMISES[kind] if key.question == "promises" else OF_COUNTS[key.question]
    about = named[key.subject][1] if key.subject in named else ALL_PRIORITIES
    return " ".join([str(key), *definition.title.values(), *about.values(), str(year)])


def _results(framework: Framework, year: int, named: Titles) -> Iterator[Figure]:
    whole = Text(dict.fromkeys(framework.names, framework.code))
    for code, told in sorted(
        results_by_node(framework, year).items(),
        key=lambda each: named[each[0]][0] if each[0] in named else -1,
    ):
        about = named[code][1] if code in named else whole
        scope = f".node.{code}" if code else ""
        for common, added in told:
            if common.measure not in UNITS:
                continue
            for ours in (False, True):
                yield result_in_brief(
                    framework,
                    year,
                    f"{common.code}{scope}",
                    common,
                    added,
                    ours=ours,
                    about=joined(common.names, about),
                )


def _of_activities(
    figures: Figures, year: int, words: Sequence[str], limit: int
) -> Iterator[Figure]:
    """What activities themselves reached and aimed for; only where words ask for it."""
    if not words or limit <= 0:
        return
    # A word that names the question, and not the activity, is in both.
    questions = [q for q in ("indicator", "target") if any(w in _question(q) for w in words)]
    rest = [word for word in words if not any(word in _question(q) for q in questions)]
    if not rest:
        return
    names = indicator_names(figures.framework, year, rest, limit)
    keys = [
        FigureKey(question, ".".join(name))
        for name in names
        for question in (questions or ("indicator", "target"))
        if re.fullmatch(KEY, f"{question}/{'.'.join(name)}") and not any("." in p for p in name[1:])
    ][:limit]
    figures.foresee(keys, year)
    for key in keys:
        try:
            yield figures.of(key, year)
        except UNANSWERED:
            continue


def _question(question: str) -> str:
    return fold(f"{question} {' '.join(OF_RESULTS[question].title.values())}")


def _matches(figure: Figure, words: Sequence[str]) -> bool:
    names = [figure.key, *figure.definition.title.values(), *figure.about.values()]
    return _names(" ".join([*names, str(figure.year)]), words)


def _names(name: str, words: Sequence[str]) -> bool:
    text = fold(name)
    return all(word in text for word in words)


def _picked(figure: Figure, of: int, year: int, lang: str) -> Picked:
    key = FigureKey.parse(figure.key)
    title = figure.definition.title.choose(lang)[0]
    return Picked(
        key=str(FigureKey(key.question, key.subject, None if of == year else of)),
        title=f"{title}, {figure.about.choose(lang)[0]}, {figure.year}",
        value=shown(figure.as_json(), lang),
        unit=figure.unit,
        state=figure.state.value,
    )
