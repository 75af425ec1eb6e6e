# SPDX-License-Identifier: EUPL-1.2
"""Two partners, an office and an activity with three indicators, and nothing of the pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from corridor.foundation.accounts.public import User, give_role
from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.public import GivenName, add_organisation
from corridor.foundation.reference.models import Currency
from corridor.steering.monitoring.public import (
    GivenFigure,
    GivenNarrative,
    Round,
    Verb,
    open_round,
    save_draft,
    take_step,
)
from corridor.steering.portfolio.models import Activity, Indicator, IndicatorPeriod, Result
from corridor.steering.portfolio.public import FigureStatement
from corridor.values.periods import Period
from corridor.values.texts import Text

YEAR = Period.year(2011)
DUE = date(2012, 3, 1)
_numbers = count(1)


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def make_organisation(name: str):
    return add_organisation(
        code=f"made-{next(_numbers)}",
        kind="ngo",
        names=[GivenName(text(name))],
        sources=["NL11:1"],
        by=None,
    )


def make_person(role: str, at: Any, name: str = "") -> User:
    user = User.objects.create_user(f"p{next(_numbers)}@example.org", "a long password", name=name)
    give_role(user=user, role=role, organisation=at, by=None)
    return user


def make_activity(partner: Any, title: str = "Return", **more: Any) -> Activity:
    return Activity.objects.create(
        **{
            "code": f"activity-{next(_numbers)}",
            "level": "project",
            "title": text(title),
            "partner": partner,
            "runs": as_range(Period(date(2009, 1, 1), date(2013, 1, 1))),
            "sources": ["NL11:1"],
            **more,
        }
    )


def make_indicator(activity: Activity, code: str, measure: str = "1", **more: Any) -> Indicator:
    result, _made = Result.objects.get_or_create(
        activity=activity, code="r", defaults={"type": "1", "title": text("People return")}
    )
    return Indicator.objects.create(
        result=result, code=code, measure=measure, title=text(code.title()), **more
    )


def make_period(indicator: Indicator, days: Period, **more: Any) -> IndicatorPeriod:
    return IndicatorPeriod.objects.create(
        indicator=indicator, period=as_range(days), sources=["NL11:1"], **more
    )


@dataclass
class Stage:
    """What a test plays with; `round` is open, of 2011, about `activity`."""

    partner: Any
    other: Any
    writer: User
    colleague: User
    stranger: User
    officer: User
    second: User
    editor: User
    activity: Activity
    returned: Indicator
    satisfied: Indicator
    lessons: Indicator
    round: Round

    def reload(self) -> Round:
        self.round = Round.objects.select_related("partner__merged_into").get(pk=self.round.pk)
        return self.round

    def figures(self, **changed: Any) -> list[GivenFigure]:
        said = {
            "returned": FigureStatement(number=Decimal(1511)),
            "satisfied": FigureStatement(number=Decimal(38), denominator=Decimal(57)),
            "lessons": FigureStatement(text=Text({"en": "Shorter forms help."})),
        } | changed
        return [
            GivenFigure(getattr(self, name).pk, date(2011, 1, 1), figure)
            for name, figure in said.items()
        ]

    def fill(self, by: User | None = None) -> None:
        saved = save_draft(
            round=self.round,
            by=by or self.writer,
            figures=self.figures(),
            narratives=[GivenNarrative(self.activity.pk, Text({"en": "People were helped."}))],
        )
        assert saved.problems == []

    def step(self, verb: Verb, by: User, remark: str = "", **more: Any) -> Any:
        now = self.reload()
        return take_step(round=now, verb=verb, version=now.version, by=by, remark=remark, **more)

    def submit(self) -> None:
        self.fill()
        self.step(Verb.SUBMIT, self.writer)
        self.reload()


@pytest.fixture
def stage(db) -> Stage:
    Currency.objects.get_or_create(code="EUR", defaults={"minor_units": 2, "names": {"en": "euro"}})
    partner, other, ministry = map(make_organisation, ("Helpers", "Others", "Ministry"))
    activity = make_activity(partner)
    returned = make_indicator(activity, "returned", cumulative=False)
    make_period(returned, Period.year(2010), actual_state="reported", actual_number=1160)
    make_period(returned, YEAR, target_number=1500)
    made = SimpleNamespace(
        satisfied=make_indicator(activity, "satisfied", "2"),
        lessons=make_indicator(activity, "lessons", "5"),
    )
    officer = make_person("officer", ministry, "Oscar Officer")
    return Stage(
        partner=partner,
        other=other,
        writer=make_person("partner", partner, "Wilma Writer"),
        colleague=make_person("partner", partner, "Carla Colleague"),
        stranger=make_person("partner", other, "Steve Stranger"),
        officer=officer,
        second=make_person("officer", ministry, "Olga Officer"),
        editor=make_person("editor", ministry, "Edith Editor"),
        activity=activity,
        returned=returned,
        satisfied=made.satisfied,
        lessons=made.lessons,
        round=open_round(partner=partner, period=YEAR, due=DUE, by=officer),
    )
