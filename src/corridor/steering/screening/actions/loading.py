# SPDX-License-Identifier: EUPL-1.2
"""Taking in question sets and screenings of a data pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from corridor.foundation.audit.public import changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.portfolio.public import Activity
from corridor.values.texts import Text

from ..models import Question, QuestionSet, Screening
from ..selectors.screenings import asked, standing_of
from .common import fingerprint
from .screening import GivenAnswer, GivenFinding, fill_screening, start_screening


@dataclass(frozen=True, slots=True)
class GivenQuestion:
    direction: str
    text: Text
    weight: int = 1


def save_question_set(
    *,
    code: str,
    version: int,
    names: Text,
    categories: Sequence[str],
    questions: Sequence[GivenQuestion],
    sources: Sequence[str],
    note: Text | None = None,
) -> Outcome:
    """Make or replace a version of a question set; the same again changes nothing.

    Raises `Refused` for other questions in a version that a screening used already.
    """
    said = {
        "names": names,
        "categories": categories,
        "questions": [(each.direction, each.weight, each.text) for each in questions],
        "sources": sources,
        "note": note,
    }
    print_ = fingerprint(said)
    with changing(by=None):
        row = (
            QuestionSet.objects.select_for_update(of=("self",))
            .filter(code=code, version=version)
            .first()
        )
        if row is not None and row.loaded == print_:
            return Outcome.UNCHANGED
        if row is not None and Screening.objects.filter(Q(general=row) | Q(special=row)).exists():
            raise Refused("screenings used this version: write another version", "version")
        made = row is None
        row = row or QuestionSet(code=code, version=version)
        row.names, row.categories, row.note = names, list(categories), note
        row.sources, row.loaded = list(sources), print_
        row.save()
        row.questions.all().delete()
        Question.objects.bulk_create(
            Question(
                set=row,
                position=place,
                direction=each.direction,
                weight=each.weight,
                text=each.text,
            )
            for place, each in enumerate(questions)
        )
    return Outcome.CREATED if made else Outcome.CHANGED


def load_screening(
    *,
    activity: Activity,
    sector: str,
    answers: Sequence[int | None],
    findings: Mapping[str, GivenFinding],
    conclusion: Text,
    concluded: date,
    sources: Sequence[str],
) -> Outcome:
    """Take in a concluded screening, once: what people or a pack screened is not overruled.

    `answers` stand in the order of the questions. Raises `Refused` for more answers than questions
    and for another screening of the activity.
    """
    with changing(by=None):
        held = standing_of(activity)
        if held is not None:
            same = [each.value for each in asked(held)][: len(answers)] == list(answers)
            if same and held.conclusion == conclusion and held.concluded == concluded:
                return Outcome.UNCHANGED
            raise Refused("the activity was screened already; screen again on its page", "activity")
        row = start_screening(by=None, activity=activity, sector=sector)
        given: dict[int, Any] = {
            place: GivenAnswer(value) for place, value in enumerate(answers) if value is not None
        }
        row = fill_screening(
            by=None,
            screening=row,
            version=row.version,
            answers=given,
            findings=findings,
            conclusion=conclusion,
        )
        row.sources = list(sources)
        row.state, row.concluded, row.started = Screening.State.CONCLUDED, concluded, concluded
        row.save()
    return Outcome.CREATED
