# SPDX-License-Identifier: EUPL-1.2
"""Recording decisions. People take them: nothing here works one out, and none is ever changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..models import ConditionalityClause, ConditionalityDecision, DecisionFact
from ..rules import fingerprint

# The caller does not say which decision it saw.
NOT_ASKED: Final = "not asked"


class Overtaken(Exception):
    """Another decision stands by now than the one that was seen; `standing` may be null."""

    def __init__(self, standing: ConditionalityDecision | None) -> None:
        super().__init__("another decision stands by now")
        self.standing = standing


@dataclass(frozen=True, slots=True)
class GivenFact:
    """A fact as it was known on the day: a number, an answer, words, or none: not known.

    `start` and `end` (exclusive) are the days that it is about, null where not stated.
    """

    kind: str
    source: str
    number: Decimal | None = None
    answer: Answer | None = None
    text: Text | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class GivenDecision:
    """A decision as people took it; `starts` is null where it began the day it was taken."""

    kind: str
    taken: date
    text: Text
    reason: Text | None
    reference: str
    decided_by: str
    starts: date | None = None
    ends: date | None = None
    organisation: Organisation | None = None
    sources: Sequence[str] = ()
    facts: Sequence[GivenFact] = ()


def take_decision(
    *,
    by: Actor,
    clause: ConditionalityClause,
    country: Country,
    given: GivenDecision,
    seen: str | None = NOT_ASKED,
) -> ConditionalityDecision:
    """Record a decision with the facts beside it; it takes the place of the one that stands.

    `seen` is the public id of the decision that was shown as standing, null for none: if another
    stands by now, `Overtaken`. Raises `Refused`, with `at` naming the field, without reason,
    reference or who decided, for a day that is still to come, and for facts that say nothing.
    """
    _check(given)
    if given.taken > timezone.localdate():
        raise Refused(_("A decision is recorded when it has been taken, not before."), "taken")
    said = "" if given.reason is None else given.reason.choose("en")[0]
    with changing(by=by, reason=said):
        # Decisions on one clause wait for each other.
        ConditionalityClause.objects.select_for_update(of=("self",)).get(pk=clause.pk)
        before = _last(clause, country)
        if seen not in (NOT_ASKED, None if before is None else before.public_id):
            raise Overtaken(before)
        return _record(clause, country, given, before, by_key=by.pk)


def load_decision(
    *,
    code: str,
    clause: ConditionalityClause,
    country: Country,
    given: GivenDecision,
    said: Mapping[str, Any],
    supersedes: ConditionalityDecision | None = None,
) -> Outcome:
    """Record a decision of a data pack; the same again changes nothing.

    Raises `Refused` when a decision with this code said something else, and when another stands
    than the one it supersedes.
    """
    _check(given)
    print_ = fingerprint(said)
    with changing(by=None):
        held = ConditionalityDecision.objects.filter(code=code).first()
        if held is not None and held.loaded == print_:
            return Outcome.UNCHANGED
        if held is not None:
            raise Refused(
                "a decision is never changed; write another that supersedes this one", "code"
            )
        ConditionalityClause.objects.select_for_update(of=("self",)).get(pk=clause.pk)
        before = _last(clause, country)
        if before != supersedes:
            stands = "none" if before is None else before.code
            raise Refused(
                f"the decision that stands on this clause and country is {stands}", "supersedes"
            )
        _record(clause, country, given, before, code=code, loaded=print_)
    return Outcome.CREATED


def _check(given: GivenDecision) -> None:
    if given.reason is None:
        raise Refused(_("A decision has a reason: state it."), "reason")
    if not given.reference.strip():
        raise Refused(
            _("A decision has a reference: the letter, minutes or file it stands in."), "reference"
        )
    if not given.decided_by.strip():
        raise Refused(_("Say who took the decision."), "decided_by")
    starts = given.starts or given.taken
    if given.ends is not None and given.ends <= starts:
        raise Refused(_("The end must come after the start."), "ends")
    for place, fact in enumerate(given.facts):
        at = f"facts.{place}"
        if not fact.source.strip():
            raise Refused(_("Say where this fact was taken from."), f"{at}.source")
        if fact.kind == DecisionFact.Kind.OTHER and fact.text is None:
            raise Refused(_("Say in words what this fact is."), f"{at}.text")
        if fact.start is not None and fact.end is not None and fact.end <= fact.start:
            raise Refused(_("The end must come after the start."), f"{at}.end")


def _last(clause: ConditionalityClause, country: Country) -> ConditionalityDecision | None:
    """The decision that no other supersedes."""
    return ConditionalityDecision.objects.filter(
        clause=clause, country=country, superseded_by__isnull=True
    ).first()


def _record(
    clause: ConditionalityClause,
    country: Country,
    given: GivenDecision,
    before: ConditionalityDecision | None,
    **more: Any,
) -> ConditionalityDecision:
    decision = ConditionalityDecision(
        clause=clause,
        country=country,
        taken=given.taken,
        starts=given.starts or given.taken,
        ends=given.ends,
        kind=given.kind,
        text=given.text,
        reason=given.reason,
        reference=given.reference.strip(),
        decided_by=given.decided_by.strip(),
        organisation=given.organisation,
        sources=list(given.sources),
        supersedes=before,
        **more,
    )
    decision.clean_fields(
        exclude=["clause", "country", "organisation", "supersedes", "ends", "by_key"]
    )
    decision.save()
    for place, fact in enumerate(given.facts):
        row = DecisionFact(
            decision=decision,
            position=place,
            kind=fact.kind,
            number=fact.number,
            state="" if fact.answer is None else fact.answer.value,
            text=fact.text,
            start=fact.start,
            end=fact.end,
            source=fact.source.strip(),
        )
        row.clean_fields(exclude=["decision", "number", "text", "start", "end"])
        row.save()
    return decision
