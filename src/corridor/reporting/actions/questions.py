# SPDX-License-Identifier: EUPL-1.2
"""Questions that readers ask about figures: asked by anybody, answered by officers in public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.accounts.public import roles_today
from corridor.foundation.audit.public import changing, nobody
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework
from corridor.values.texts import Text

from ..models import Question
from ..rules.questions import (
    LONGEST,
    MOST_OF_FIGURE,
    MOST_WAITING,
    SHORTEST,
    Step,
    may,
    tidy,
)

PERMISSION = "reporting.answer_question"


class StaleQuestion(Exception):
    """Somebody else acted on it since it was opened; `current` is how it is now."""

    def __init__(self, current: Question) -> None:
        super().__init__(f"{current.public_id} is at version {current.version}")
        self.current = current


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The figure that is in question: as a report on `year` names it, and as it stood there."""

    framework: Framework
    year: int
    key: str
    name: Text
    seen: str
    hash: str


def ask_question(*, about: AskedOf, text: str, language: str) -> Question:
    """Keep a question until an officer has looked at it; nothing is kept of who asked.

    The same question about the same figure again is the one that is there. Raises `Refused`.
    """
    said = tidy(text)
    if len(said) < SHORTEST:
        raise Refused(_("Say what you think is wrong, in a sentence."), "text")
    if len(said) > LONGEST:
        raise Refused(
            _("That is too long: %(most)s characters at most.") % {"most": LONGEST}, "text"
        )
    with nobody():
        same = Question.objects.filter(framework=about.framework, year=about.year, key=about.key)
        again = same.filter(text=said).exclude(state=Question.State.REJECTED).first()
        if again is not None:
            return again
        waiting = Question.objects.filter(state=Question.State.WAITING)
        if (
            same.filter(state=Question.State.WAITING).count() >= MOST_OF_FIGURE
            or waiting.count() >= MOST_WAITING
        ):
            raise Refused(
                _("So many questions await an answer that no more can be taken today."), ""
            )
        return Question.objects.create(
            framework=about.framework,
            year=about.year,
            key=about.key,
            name=about.name,
            seen=about.seen[:200],
            seen_hash=about.hash,
            language=language,
            text=said,
        )


def let_through(*, question: Question, version: int, by: Any) -> Question:
    """Show it on the figure's page before it is answered. Raises `StaleQuestion`, `Refused`."""
    with changing(by=by, reason="let through"):
        row = _taken(question, version, Step.LET_THROUGH)
        row.state = Question.State.ANSWERED if row.answer else Question.State.OPEN
        return _kept(row)


def answer_question(
    *, question: Question, version: int, by: Any, outcome: str, answer: Text
) -> Question:
    """Answer in public, as what one is and for the organisation that one acts for; again, it takes
    the place of the answer before. Raises `StaleQuestion`, `Refused`."""
    if outcome not in Question.Outcome.values:
        raise Refused(_("Say what came of it."), "outcome")
    with changing(by=by, reason="answered"):
        row = _taken(question, version, Step.ANSWER)
        row.state, row.outcome, row.answer = Question.State.ANSWERED, outcome, answer
        row.answered, row.by_key = timezone.now(), by.pk
        row.answered_role, row.answered_for = _as_whom(by)
        return _kept(row)


def reject_question(*, question: Question, version: int, by: Any, reason: str) -> Question:
    """Turn it down as abuse: nobody but officers sees it. Raises `StaleQuestion`, `Refused`."""
    if not reason.strip():
        raise Refused(_("Say why it is turned down."), "reason")
    with changing(by=by, reason=reason.strip()[:500]):
        row = _taken(question, version, Step.REJECT)
        row.state = Question.State.REJECTED
        return _kept(row)


def _taken(question: Question, version: int, step: Step) -> Question:
    row = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if row.version != version:
        raise StaleQuestion(row)
    if not may(step, row.state):
        raise Refused(_("That cannot be done with it as it is now."), "")
    return row


def _kept(row: Question) -> Question:
    row.version += 1
    row.save()
    return row


def _as_whom(by: Any) -> tuple[str, Text | None]:
    """The role in which somebody may answer, and the name of the organisation it is held at."""
    held = [
        one for one in roles_today(by) if PERMISSION in settings.ROLES.get(one.role, frozenset())
    ]
    at = next((one for one in held if one.organisation is not None), held[0] if held else None)
    if at is None:
        return "", None
    if at.organisation is None:
        return at.role, None
    return at.role, Organisation.objects.get(pk=at.organisation).name
