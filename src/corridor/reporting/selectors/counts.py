# SPDX-License-Identifier: EUPL-1.2
"""What the steering rooms know of how many there are, in the form that figures are made from.

promises/kept, promises/open.node.6       kept, made, late, changed, open or silent; of a node
activities/6, activities/total            under a node and what is below it, or the framework
countries/…, evaluations/…, lessons/…, plans/…
commitments/nl-silk-routes                to one activity, by its code
beside/nl-unhcr-2011                      another budget, by its code
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache

from corridor.foundation.reference.public import country_names
from corridor.steering.learning.public import evaluations_finished, lessons_accepted
from corridor.steering.plans.public import plans_adopted
from corridor.steering.policy.public import (
    Course,
    Framework,
    PromiseInYear,
    TreeNode,
    courses,
    nodes_in_order,
    other_budgets,
    within,
)
from corridor.steering.portfolio.public import (
    activities_counted,
    committed_to,
    countries_counted,
)
from corridor.values.answers import Answer
from corridor.values.periods import Period
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..rules import count_definitions as d
from ..rules import counts
from ..rules.amounts import NoSuchFigure
from ..rules.counts import Counted
from ..rules.definitions import ALL_PRIORITIES, TOTAL
from ..rules.figures import COUNT, Evidence, Figure
from ..rules.keys import FigureKey
from ..rules.results import Asked

BY_NODE = ("activities", "countries", "evaluations", "lessons", "plans")
Judged = Iterable[tuple[Evidence, Answer]]


class Counts:
    """Answers how many of a framework; what was fetched is kept as long as this lives."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._trees = lru_cache(maxsize=32)(self._tree)
        self._answers: dict[str, Callable[[str, int, Text], Figure]] = {
            "activities": self._activities,
            "countries": self._countries,
            "evaluations": self._evaluations,
            "lessons": self._lessons,
            "plans": self._plans,
        }

    def figure(self, key: FigureKey, year: int) -> Figure:
        """Raises `NoSuchFigure`, and `CurrencyMismatch` for commitments in several currencies."""
        if key.question == "promises":
            return self._promises(key.subject, year)
        if key.question == "commitments":
            return self._commitments(key.subject, year)
        if key.question == "beside":
            return self._beside(key.subject, year)
        return self._answers[key.question](key.subject, year, self._about(key.subject, year))

    def keys(self, year: int) -> Iterator[FigureKey]:
        """What is asked of the framework as a whole and of the nodes at its top."""
        if self._courses:
            yield from (FigureKey("promises", kind) for kind in d.PROMISES)
        tops = [node.code for node in self._trees(year) if not node.level]
        for question in BY_NODE:
            if tops:
                yield from (FigureKey(question, code) for code in (*tops, TOTAL))

    # Promises

    @cached_property
    def _courses(self) -> tuple[Course, ...]:
        return courses(self._framework)

    def _promises(self, subject: str, year: int) -> Figure:
        kind, _dot, scope = subject.partition(".")
        definition = d.PROMISES.get(kind)
        if definition is None:
            raise NoSuchFigure(f"promises are {', '.join(d.PROMISES)}, not {kind!r}", [*d.PROMISES])
        word, _dot, code = scope.partition(".")
        if scope and (word != "node" or not code):
            raise NoSuchFigure(f"{scope!r} names no set: write node.6")
        about = self._about(code or TOTAL, year)
        rows = [of for of in self._courses if not code or of.nodes & self._below(code, year)]
        asked_of = PromiseInYear(kind)
        judged = [(_promise(of, year), of.in_year(asked_of, year)) for of in rows]
        asked = self._asked("promises", subject, year, about, {"kind": kind, "scope": scope})
        return counts.of_least(definition, asked, _counted(judged))

    # Of nodes

    def _activities(self, subject: str, year: int, about: Text) -> Figure:
        found = activities_counted(self._keys_below(subject, year), year)
        records = [
            Evidence(
                "portfolio.Activity",
                each.activity.pk,
                each.activity.title,
                {**_one(year), "public_id": each.activity.public_id},
                tuple(each.activity.sources),
                "counted" if each.sure else "perhaps",
            )
            for each in found.told
        ]
        asked = self._asked("activities", subject, year, about)
        return counts.of_most(d.ACTIVITIES, asked, Counted(found.sure, found.perhaps, records))

    def _countries(self, subject: str, year: int, about: Text) -> Figure:
        found = countries_counted(self._keys_below(subject, year), year)
        codes = [place.country.iso2 for place in found.told]
        named = {lang: country_names(lang, codes) for lang in INTERFACE_LANGUAGES}
        records = [
            Evidence(
                "reference.Country",
                place.country.pk,
                Text({lang: names[place.country.iso2].text for lang, names in named.items()}),
                {**_one(year), "code": place.country.iso2},
                place.sources,
                "counted" if place.sure else "perhaps",
            )
            for place in found.told
        ]
        asked = self._asked("countries", subject, year, about)
        return counts.of_most(d.COUNTRIES, asked, Counted(found.sure, found.perhaps, records))

    def _evaluations(self, subject: str, year: int, about: Text) -> Figure:
        judged = []
        for row in evaluations_finished(self._keys_below(subject, year)):
            days = row.finished
            values = {**_one(year), "code": row.code, **_days(days)}
            sources = tuple(row.sources)
            record = Evidence("learning.Evaluation", row.pk, row.title, values, sources)
            judged.append((record, within(days, Period.year(year))))
        asked = self._asked("evaluations", subject, year, about)
        return counts.of_least(d.EVALUATIONS, asked, _counted(judged))

    def _lessons(self, subject: str, year: int, about: Text) -> Figure:
        records = []
        for row in lessons_accepted(self._keys_below(subject, year)):
            sources = tuple(row.sources or (row.evaluation.sources if row.evaluation else ()))
            values = {**_one(year), "code": row.code}
            records.append(Evidence("learning.Lesson", row.pk, row.title, values, sources))
        asked = self._asked("lessons", subject, year, about)
        return counts.of_least(d.LESSONS, asked, Counted(len(records), 0, records))

    def _plans(self, subject: str, year: int, about: Text) -> Figure:
        nodes = None if subject == TOTAL else self._keys_below(subject, year)
        records = [
            Evidence(
                "plans.ActionPlan",
                row.pk,
                row.organisation.name,
                {**_one(year), "code": row.public_id},
                tuple(row.sources),
            )
            for row in plans_adopted(self._framework, year, nodes)
        ]
        asked = self._asked("plans", subject, year, about)
        return counts.of_least(d.PLANS, asked, Counted(len(records), 0, records))

    # Amounts

    def _commitments(self, subject: str, year: int) -> Figure:
        found = committed_to(subject, year)
        if found is None:
            raise NoSuchFigure(f"there is no activity {subject!r}")
        activity, rows = found
        amounts = [
            counts.Sum(
                row.amount,
                row.currency,
                Evidence(
                    "portfolio.Transaction",
                    row.pk,
                    row.description or activity.title,
                    {
                        **_amount(row.amount, row.currency, year),
                        "public_id": activity.public_id,
                    },
                    tuple(row.sources),
                ),
            )
            for row in rows
        ]
        asked = self._asked("commitments", subject, year, activity.title)
        return counts.of_amounts(d.COMMITMENTS, asked, amounts)

    def _beside(self, subject: str, year: int) -> Figure:
        row = other_budgets().filter(code=subject).first()
        if row is None or not row.from_year <= year <= (row.until_year or year):
            raise NoSuchFigure(f"there is no other budget {subject!r} of {year}")
        values = _amount(row.amount, row.currency, year)
        record = Evidence(
            "policy.OtherBudget", row.pk, row.names, values, tuple(row.sources), note=row.text
        )
        asked = self._asked("beside", subject, year, row.names)
        amount = counts.Sum(row.amount, row.currency, record, about=row.approximate)
        return counts.of_amounts(d.BESIDE, asked, [amount])

    # The tree

    def _tree(self, year: int) -> tuple[TreeNode, ...]:
        return nodes_in_order(self._framework, day=date(year, 12, 31))

    def _about(self, subject: str, year: int) -> Text:
        """What a node is called; of the whole, the words for all priorities together."""
        if subject == TOTAL:
            names = self._framework.names
            return Text(dict.fromkeys(names, self._framework.code)) if names else ALL_PRIORITIES
        return self._node(subject, year).title

    def _node(self, code: str, year: int) -> TreeNode:
        tree = self._trees(year)
        found = next((node for node in tree if node.code == code), None)
        if found is None:
            known = [node.code for node in tree]
            raise NoSuchFigure(f"{self._framework.code} has no node {code!r}", [*known, TOTAL])
        return found

    def _below(self, code: str, year: int) -> frozenset[str]:
        return frozenset(node.code for node in self._node(code, year).walk())

    def _keys_below(self, subject: str, year: int) -> list[int]:
        if subject == TOTAL:
            return [node.pk for node in self._trees(year)]
        return [node.pk for node in self._node(subject, year).walk()]

    def _asked(
        self,
        question: str,
        subject: str,
        year: int,
        about: Text,
        parameters: dict[str, str] | None = None,
    ) -> Asked:
        return Asked(
            framework=self._framework.code,
            year=year,
            key=str(FigureKey(question, subject)),
            about=about,
            unit=COUNT,
            counted=d.COUNTED.get(question),
            parameters={"subject": subject, **(parameters or {})},
        )


def _promise(of: Course, year: int) -> Evidence:
    """A promise with when it was said; it rests on its sources and on those of the steps that may
    have been taken by the end of the year."""
    row = of.promise
    until = Period(None, date(year + 1, 1, 1))
    steps = [step for step in of.steps if within(step.happened, until) is not Answer.NO]
    cited = dict.fromkeys([*row.sources, *(each for step in steps for each in step.sources)])
    values = {**_one(year), "code": row.code, **_days(row.said)}
    return Evidence("policy.Promise", row.pk, row.title, values, tuple(cited))


def _counted(judged: Judged) -> Counted:
    """Those that are certain first; those that may be after them."""
    told = list(judged)
    sure = [record for record, answer in told if answer is Answer.YES]
    perhaps = [_as(record, "left_out") for record, answer in told if answer is Answer.UNKNOWN]
    return Counted(len(sure), len(perhaps), [*sure, *perhaps])


def _as(record: Evidence, role: str) -> Evidence:
    return Evidence(
        record.model, record.key, record.label, record.values, record.sources, role, record.note
    )


def _one(year: int) -> dict[str, str | None]:
    return {"year": str(year)}


def _days(days: Period | None) -> dict[str, str | None]:
    """The first and the last day between which it was, where they are known."""
    if days is None or days.start is None or days.end is None:
        return {}
    last = days.end - timedelta(days=1)
    if last == days.start:
        return {"day": last.isoformat()}
    return {"from": days.start.isoformat(), "until": last.isoformat()}


def _amount(amount: Decimal, currency: str, year: int) -> dict[str, str | None]:
    return {"amount": counts.plain(amount), "currency": currency, "year": str(year)}
