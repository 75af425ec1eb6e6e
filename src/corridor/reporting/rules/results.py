# SPDX-License-Identifier: EUPL-1.2
"""How figures of results are worked out: what came of the money, in people, projects, per cent.

Adding up over activities is the portfolio's (docs/adr/0012); here its sum becomes a figure that
tells how it came about. An activity's own figure of a year is made of its periods that end in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corridor.values.shares import Share
from corridor.values.texts import Text

from . import result_definitions as d
from .figures import COUNT, PERCENT, YES_NO, Definition, Evidence, Figure, State, Step

HUNDRED = Decimal(100)
MOST_TERMS = 60
QUALIFIED = {"about": State.ABOUT, "at_least": State.AT_LEAST, "at_most": State.AT_MOST}
REPORTED, NOT_REPORTED, NOT_APPLICABLE = "reported", "not_reported", "not_applicable"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a figure of a result is about; `unit` is COUNT, PERCENT or YES_NO, `counted` what is
    counted, in words."""

    framework: str
    year: int
    key: str
    about: Text
    unit: str
    counted: Text | None
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """A sum over activities: `number`, of `denominator` where it is a part of a whole; null where
    nothing counts. `terms` are the numbers in it, each with the percentage that it is taken at
    (null for all of it); fewer than `count` where there are very many. `left` tells how many
    indicators are not in it, by the reason. `partly` have another period that is not in it."""

    number: Decimal | None
    denominator: Decimal | None
    qualifier: str
    count: int
    terms: Sequence[tuple[Decimal, Decimal | None]]
    left: Mapping[str, int]
    partly: int
    records: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Told:
    """What an indicator says of a period: its `first` and `last` day, and its figure."""

    first: date
    last: date
    state: str
    number: Decimal | None
    denominator: Decimal | None
    qualifier: str
    record: Evidence


def of_sum(definition: Definition, asked: Asked, added: Added) -> Figure:
    """A common indicator over a set of activities in a year."""
    steps = []
    value, share = added.number, None
    if added.number is not None:
        steps.append(Step(d.ADDED, _terms(added), _plain(added.number), COUNT))
        if asked.unit == PERCENT:
            value, share, step = _part(added.number, added.denominator)
            steps += [] if step is None else [step]
        elif added.denominator is not None:
            steps.append(Step(d.ASKED, "", _plain(added.denominator), COUNT))
    steps += [
        Step(d.LEFT[reason], "", str(count), COUNT)
        for reason, count in added.left.items()
        if count and reason in d.LEFT
    ]
    if added.partly:
        steps.append(Step(d.PARTLY, "", str(added.partly), COUNT))
    state = _stated(value, added.qualifier)
    if added.number is None:
        state = _without(added)
    unit = COUNT if asked.unit == YES_NO else asked.unit
    return _made(definition, asked, value, state, steps, added.records, share, unit)


def _without(added: Added) -> State:
    """Why there is no sum: nobody reported, it applies to none of them, or it cannot be added."""
    reasons = {reason for reason, count in added.left.items() if count}
    if reasons == {NOT_APPLICABLE}:
        return State.NOT_APPLICABLE
    return State.NOT_ADDABLE if reasons - {NOT_APPLICABLE, NOT_REPORTED} else State.NOT_REPORTED


def of_indicator(
    definition: Definition,
    asked: Asked,
    periods: Sequence[Told],
    *,
    latest: bool,
    before: Told | None = None,
) -> Figure:
    """An activity's own figure of a year, from its periods that end in it; `latest`: the last of
    them stands for all, or else what was reported `before`."""
    ending = [told for told in periods if told.last.year == asked.year]
    later = [_as(told.record, "left_out") for told in periods if told.last.year > asked.year]
    if latest:
        said = [told for told in ending if told.state != NOT_REPORTED] or ending
        if before is not None and all(told.state == NOT_REPORTED for told in said):
            said = [before]
        ending = said[-1:]
    reported = [told for told in ending if told.state == REPORTED and told.number is not None]
    records = [
        _as(told.record, "counted" if told in reported else "missing") for told in ending
    ] + later
    if not reported:
        none_apply = ending and all(told.state == NOT_APPLICABLE for told in ending)
        state = State.NOT_APPLICABLE if none_apply else State.NOT_REPORTED
        return _made(definition, asked, None, state, [], records)
    qualifiers = {told.qualifier for told in reported} - {"exact"}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else "about" if qualifiers else "exact"
    steps = []
    earlier = sum(told.first.year < asked.year for told in reported)
    if earlier and not latest:
        steps.append(Step(d.OTHER_TIME, "", str(earlier), COUNT))
    value, share, step = _added_up(asked, reported)
    steps += [] if step is None else [step]
    return _made(definition, asked, value, _stated(value, qualifier), steps, records, share)


def of_target(
    definition: Definition, asked: Asked, periods: Sequence[Told], whole: Told | None
) -> Figure:
    """What was aimed for: in the periods that end in the year, else for the activity as a whole."""
    ending = [t for t in periods if t.last.year == asked.year and t.number is not None]
    if not ending and whole is not None and whole.number is not None:
        ending = [whole]
    if not ending:
        return _made(definition, asked, None, State.NOT_STATED, [], [])
    text = d.WHOLE if ending == [whole] else d.AS_SET
    value, share, step = _added_up(asked, ending, text)
    qualifiers = {told.qualifier for told in ending} - {"exact"}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else "about" if qualifiers else "exact"
    return _made(
        definition,
        asked,
        value,
        _stated(value, qualifier),
        [] if step is None else [step],
        [_as(told.record, "counted") for told in ending],
        share,
    )


def _added_up(
    asked: Asked, reported: Sequence[Told], alone: Text = d.AS_REPORTED
) -> tuple[Decimal | None, Share | None, Step | None]:
    """The value of several periods; null for percentages of nobody knows what."""
    numbers = [told.number for told in reported if told.number is not None]
    total = sum(numbers, Decimal(0))
    wholes = [told.denominator for told in reported]
    if asked.unit == PERCENT and None not in wholes:
        return _part(total, sum((w for w in wholes if w is not None), Decimal(0)))
    if asked.unit == PERCENT and len(numbers) > 1:
        return None, None, None
    text = alone if len(numbers) == 1 else d.PERIODS
    return total, None, Step(text, " + ".join(map(_plain, numbers)), _plain(total))


def _part(
    number: Decimal, whole: Decimal | None
) -> tuple[Decimal | None, Share | None, Step | None]:
    if not whole:
        return None, None, None
    share = Share(number, whole)
    value = share.percent.quantize(Decimal("0.0001"))
    return value, share, Step(d.DIVIDED, f"{_plain(number)} / {_plain(whole)} * 100", _plain(value))


def _terms(added: Added) -> str:
    if len(added.terms) < added.count or len(added.terms) > MOST_TERMS:
        return ""
    return " + ".join(
        _plain(number) if share is None else f"{_plain(number)} * {_plain(share)} / 100"
        for number, share in added.terms
    )


def _stated(value: Decimal | None, qualifier: str) -> State:
    return State.NOT_STATED if value is None else QUALIFIED.get(qualifier, State.STATED)


def _made(
    definition: Definition,
    asked: Asked,
    value: Decimal | None,
    state: State,
    steps: Sequence[Step],
    records: Sequence[Evidence],
    share: Share | None = None,
    unit: str = "",
) -> Figure:
    return Figure(
        key=asked.key,
        framework=asked.framework,
        year=asked.year,
        definition=definition,
        about=asked.about,
        parameters={"framework": asked.framework, "year": str(asked.year), **asked.parameters},
        unit=unit or asked.unit,
        value=None if value is None else Decimal(_plain(value)),
        state=state,
        precision=_precision(definition, asked, value, share),
        steps=tuple(steps),
        records=tuple(records),
        share=share,
        counted=asked.counted,
    )


def _precision(
    definition: Definition, asked: Asked, value: Decimal | None, share: Share | None
) -> Decimal:
    """Whole people and things; a percentage with a decimal where its whole bears one."""
    if value is None or (definition is d.RESULT_OURS and asked.unit != PERCENT):
        return Decimal(1)
    if share is not None:
        return Decimal("0.1") if share.denominator >= 1000 else Decimal(1)
    return Decimal(1).scaleb(-len(_plain(value).partition(".")[2]))


def _as(record: Evidence, role: str) -> Evidence:
    return Evidence(
        record.model, record.key, record.label, record.values, record.sources, role, record.note
    )


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
