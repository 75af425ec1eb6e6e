# SPDX-License-Identifier: EUPL-1.2
"""The way of a screening: started, filled in, concluded, and done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation, standing
from corridor.steering.portfolio.public import Activity
from corridor.values.texts import Text

from ..models import Finding, QuestionSet, Screening, ScreeningAnswer
from ..models.question_set import GENERAL
from ..rules.scores import HIGHEST
from ..selectors.screenings import asked, general_set, question_sets, score_of, standing_of
from .common import Stale, acting_for


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """`value` 0 to 3, or null: nobody knows."""

    value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GivenFinding:
    result: str
    text: Text | None = None


def start_screening(
    *,
    by: Actor | None,
    activity: Activity | None = None,
    title: Text | None = None,
    owner: Organisation | None = None,
    sector: str = "",
) -> Screening:
    """Start the screening of an activity, or of a plan by its title, as a draft.

    Where one is concluded already the new one will supersede it; the newest questions are asked.
    Raises `Refused` while a draft stands, and for a sector without questions.
    """
    if (activity is None) == (title is None):
        raise Refused(_("Say which activity or plan it is about."), "title")
    general = general_set()
    if general is None:
        raise Refused(_("There are no questions yet: load a question set first."), "sector")
    special = _special(sector)
    with changing(by=by):
        before = None if activity is None else standing_of(activity)
        if before is not None and before.state == Screening.State.DRAFT:
            raise Refused(_("A draft of a screening stands already; go on with that one."), "title")
        row = Screening(
            activity=activity,
            title=title,
            owner=None if owner is None else standing(owner),
            general=general,
            special=special,
            supersedes=before,
            started=timezone.localdate(),
        )
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise Refused(
                _("A draft of a screening stands already; go on with that one."), "title"
            ) from None
        Finding.objects.bulk_create(Finding(screening=row, test=test) for test in Finding.Test)
        count(row)
        row.save()
    return row


def _special(sector: str) -> QuestionSet | None:
    if not sector:
        return None
    found = question_sets().get(sector)
    if found is None or sector == GENERAL:
        raise Refused(_("There are no questions for this sector."), "sector")
    return found


def count(row: Screening) -> None:
    """Set what is counted from the answers; not saved."""
    found = score_of(asked(row))
    row.level, row.points, row.possible = found.level, found.points, found.possible
    row.answered, row.asked = found.answered, found.asked


def fill_screening(
    *,
    by: Actor | None,
    screening: Screening,
    version: int,
    answers: Mapping[int, GivenAnswer | None],
    findings: Mapping[str, GivenFinding],
    conclusion: Text | None = None,
) -> Screening:
    """Write answers (by position in `asked`; null takes one away) and findings into a draft.

    Answers and findings that are not named stay; the conclusion is as given. Raises `Stale`, and
    `Refused` for what is concluded, and for a result that needs words and has none.
    """
    with changing(by=by):
        held = locked(screening, version)
        if held.state != Screening.State.DRAFT:
            raise Refused(_("This screening is concluded; screen again to change it."), "state")
        questions = asked(held)
        for place, answer in answers.items():
            if not 0 <= place < len(questions):
                raise Refused(_("There is no such question."), f"answers.{place}")
            question = questions[place].question
            if answer is None:
                held.answers.filter(question=question).delete()
                continue
            if answer.value is not None and not 0 <= answer.value <= HIGHEST:
                raise Refused(_("Choose one of the answers."), f"answers.{place}")
            ScreeningAnswer.objects.update_or_create(
                screening=held,
                question=question,
                defaults={"value": answer.value, "note": answer.note.strip()},
            )
        for test, finding in findings.items():
            check_finding(test, finding)
            Finding.objects.update_or_create(
                screening=held,
                test=test,
                defaults={"result": finding.result, "text": finding.text},
            )
        held.conclusion = conclusion
        count(held)
        held.version += 1
        held.save()
    return held


def check_finding(test: str, finding: GivenFinding) -> None:
    if test not in Finding.Test or finding.result not in Finding.Result:
        raise Refused(_("Choose one of the results."), f"findings.{test}")
    needs = (Finding.Result.ATTENTION, Finding.Result.FAIL)
    if finding.result in needs and finding.text is None:
        raise Refused(_("Say what needs attention or why it failed."), f"findings.{test}.text")


def conclude_screening(*, by: Actor, screening: Screening, version: int) -> Screening:
    """Conclude a draft. Raises `Refused` without any answer or without words, and `Stale`.

    Questions may stay open: the level then says whether it is known all the same.
    """
    with changing(by=by):
        held = locked(screening, version)
        if held.state != Screening.State.DRAFT:
            raise Refused(_("This screening is concluded already."), "state")
        if not held.answered:
            raise Refused(_("Answer at least one question before you conclude."), "state")
        if held.conclusion is None:
            raise Refused(_("Write what you conclude before you conclude."), "state")
        held.state = Screening.State.CONCLUDED
        held.concluded = timezone.localdate()
        held.concluded_by = by.pk
        held.concluded_for_id = acting_for(by)
        held.version += 1
        held.save()
    return held


def locked(screening: Screening, version: int) -> Screening:
    """The screening as it stands, so that changes wait for each other; else `Stale`."""
    held = (
        Screening.objects.select_for_update(of=("self",))
        .select_related("activity", "general", "special")
        .get(pk=screening.pk)
    )
    if held.version != version:
        raise Stale(held)
    return held
