# SPDX-License-Identifier: EUPL-1.2
"""Writing down promises, and step by step what became of them. Nothing written is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, add_steps
from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.public import Organisation
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import (
    EnteredBy,
    Framework,
    Promise,
    PromiseNode,
    PromiseParty,
    PromiseStep,
)
from ..rules import State, Step, StepFault, Term, TermKind, fault_in
from .finding import (
    check_amount,
    check_currency,
    find_framework,
    find_node,
    find_organisation,
)

# A code that an address of the room itself would hide.
TAKEN = frozenset({"new"})


NO_TERM = Term(TermKind.NONE)


class Stale(Exception):
    """Somebody else wrote about the promise since its form was opened; `current` is how it is."""

    def __init__(self, current: Promise) -> None:
        super().__init__(f"{current.code} is at version {current.version}")
        self.current = current


@dataclass(frozen=True, slots=True)
class GivenPromise:
    """All that is said of a promise but what became of it; nodes by code, organisations by code."""

    framework: str
    kind: str
    title: Text
    text: Text
    origin: Text
    sources: Sequence[str]
    number: str = ""
    who: Text | None = None
    role: str = ""
    day: Period | None = None
    term: Term = NO_TERM
    term_text: Text | None = None
    amount: Decimal | None = None
    currency: str = ""
    nodes: Sequence[str] = ()
    responsible: Sequence[str] = ()
    owner: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class GivenStep:
    """What became of a promise, and the evidence; `corrects` takes the place of the last step."""

    state: State
    text: Text
    day: Period | None = None
    sources: Sequence[str] = ()
    evidence: Text | None = None
    corrects: bool = False
    reason: str = ""

    @property
    def rule(self) -> Step:
        return Step(self.state, self.day, self.corrects)


def add_promise(*, by: Actor, given: GivenPromise, reason: str, code: str = "") -> Promise:
    """Record a promise that no pack has; it stands open.

    Without a `code` it gets one from its title. Raises `Refused` with `at` naming the field:
    without a reason or a source, for a code that is taken, and for what does not exist.
    """
    if not reason.strip():
        raise Refused(_("Say why this is recorded."), "reason")
    if not given.sources:
        raise Refused(_("State at least one source, as in NL11:79-93."), "sources")
    with changing(by=by, reason=reason.strip()):
        of = find_framework(given.framework)
        Framework.objects.select_for_update(of=("self",)).get(pk=of.pk)
        taken = set(Promise.objects.values_list("code", flat=True)) | TAKEN
        if code and code in taken:
            raise Refused(_("There is a promise “%(code)s” already.") % {"code": code}, "code")
        row = Promise(
            code=code or _code(given.title, taken), entered=EnteredBy.OFFICER, by_key=by.pk
        )
        _write(row, of, given)
        return row


def add_step(
    *, by: Actor, promise: Promise, version: int, given: GivenStep, reason: str
) -> PromiseStep:
    """Write down what became of a promise, or correct the last thing that was written.

    `version` is that of the promise as it was shown: if somebody wrote since, `Stale` is raised.
    Raises `Refused` with `at` naming the field: without a reason, without a source or a statement
    of the evidence, and for a step that cannot follow (see `rules.promises`).
    """
    if not reason.strip():
        raise Refused(_("Say why you write this."), "reason")
    with changing(by=by, reason=reason.strip()):
        row = _locked(promise.pk)
        if row.version != version:
            raise Stale(row)
        before = list(row.steps.all())
        _check(row, before, given)
        return _append(row, before, given, EnteredBy.OFFICER, reason.strip(), by.pk)


def load_promise(
    *,
    by: Actor | None,
    code: str,
    given: GivenPromise,
    steps: Sequence[GivenStep],
    reading_of: str | None = None,
) -> Outcome:
    """Take in a promise of a data pack with its steps.

    Steps that were loaded before stay as they are and new ones are added after them. Raises
    `Refused` when the pack tells a loaded step otherwise (a correction is a step of its own), when
    somebody wrote a step here and the pack has a new one, and for a promise that an officer
    recorded under the same code.
    """
    if code in TAKEN:
        raise Refused(f"the code {code!r} is kept for the site itself", "code")
    with changing(by=by):
        of = find_framework(given.framework)
        row = Promise.objects.select_for_update(of=("self",)).filter(code=code).first()
        made = row is None
        if row is None:
            row = Promise(code=code, entered=EnteredBy.PACK)
        elif row.entered != EnteredBy.PACK:
            raise Refused(f"an officer recorded a promise {code!r} here; give this another", "code")
        changed = _write(row, of, given, reading_of=_reading(reading_of, code))
        told = list(row.steps.all())
        added = add_steps(
            told,
            steps,
            from_pack=lambda step: step.entered == EnteredBy.PACK,
            same=_same_step,
            add=lambda held, new: _add_loaded(row, held, new),
            at="steps",
            page="the page of the promise",
        )
    if made:
        return Outcome.CREATED
    return Outcome.CHANGED if changed or added else Outcome.UNCHANGED


def _locked(key: int) -> Promise:
    return Promise.objects.select_for_update(of=("self",)).get(pk=key)


def _add_loaded(row: Promise, held: list[PromiseStep], step: GivenStep) -> PromiseStep:
    _check(row, held, step)
    return _append(row, held, step, EnteredBy.PACK, step.reason, None)


def _code(title: Text, taken: set[str]) -> str:
    stem = slugify(title.choose("en")[0])[:50].strip("-") or "promise"
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code


def _reading(code: str | None, own: str) -> Promise | None:
    if code is None:
        return None
    found = Promise.objects.filter(code=code).first()
    if found is None or code == own or found.reading_of_id is not None:
        raise Refused(
            f"{code!r} is no promise that this can be another reading of; it must stand before it",
            "reading_of",
        )
    return found


@transaction.atomic
def _write(
    row: Promise, of: Framework, given: GivenPromise, *, reading_of: Promise | None = None
) -> bool:
    """The promise itself with what it touches; whether anything changed."""
    check_amount(given.amount)
    if given.amount is not None:
        check_currency(given.currency)
    if given.role and given.who is None:
        raise Refused(_("Say who it was."), "who")
    values = {
        "framework": of,
        "kind": given.kind,
        "title": given.title,
        "text": given.text,
        "origin": given.origin,
        "number": given.number,
        "who": given.who,
        "role": given.role,
        "day": None if given.day is None else as_range(given.day),
        "term_kind": given.term.kind.value,
        "term": None if given.term.days is None else as_range(given.term.days),
        "term_text": given.term_text,
        "amount": given.amount,
        "currency": "" if given.amount is None else given.currency,
        "owner": find_organisation(given.owner, "owner"),
        "reading_of": reading_of,
        "note": given.note,
        "sources": list(given.sources),
    }
    made = row.pk is None
    changed = made or any(_plain(getattr(row, name)) != _plain(v) for name, v in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    nodes = [find_node(of, code, f"nodes.{place}").pk for place, code in enumerate(given.nodes)]
    parties = [
        _organisation(code, f"responsible.{place}").pk
        for place, code in enumerate(given.responsible)
    ]
    if changed:
        row.clean_fields(exclude=["framework", "owner", "reading_of", "day", "term"])
        row.version += 0 if made else 1
        row.save()
    changed = _tie(PromiseNode, row, "node_id", nodes) or changed
    return _tie(PromiseParty, row, "organisation_id", parties) or changed


def _plain(value: Any) -> Any:
    """A value as it compares: a range read back has its bounds in one form."""
    return (value.lower, value.upper) if hasattr(value, "lower_inc") else value


def _organisation(code: str, at: str) -> Organisation:
    found = find_organisation(code, at)
    assert found is not None
    return found


def _tie(model: Any, row: Promise, column: str, wanted: Sequence[int]) -> bool:
    held = set(model.objects.filter(promise=row).values_list(column, flat=True))
    gone, new = held - set(wanted), [key for key in dict.fromkeys(wanted) if key not in held]
    model.objects.filter(promise=row, **{f"{column}__in": gone}).delete()
    model.objects.bulk_create(model(promise=row, **{column: key}) for key in new)
    return bool(gone or new)


def _check(row: Promise, before: Sequence[PromiseStep], given: GivenStep) -> None:
    if not given.sources and given.evidence is None:
        raise Refused(_("State a source, or say what the evidence is."), "sources")
    fault = fault_in([_rule(step) for step in before], given.rule, row.by_when)
    if fault is not None:
        raise Refused(*_refusal(fault, before, given))


def _rule(step: PromiseStep) -> Step:
    return Step(State(step.state), step.happened, step.corrects_id is not None)


def _refusal(fault: StepFault, before: Sequence[PromiseStep], given: GivenStep) -> tuple[str, str]:
    """What is wrong in words, and the field it is wrong at."""
    named = {
        "before": before[-1].get_state_display() if before else "",
        "after": PromiseStep.State(given.state).label,
    }
    match fault:
        case StepFault.CANNOT_FOLLOW:
            said = _(
                "After “%(before)s” it cannot become “%(after)s”. If “%(before)s” was wrong, "
                "correct it instead."
            )
            return said % named, "state"
        case StepFault.NOTHING_TO_CORRECT:
            return _("There is nothing to correct yet."), "corrects"
        case StepFault.BEFORE_THE_LAST:
            said = _("This is before the step that stands. Correct that one, or mend the day.")
            return said, "day"
        case StepFault.DONE_AFTER_TERM:
            return _("It was done after its term: that is kept late."), "state"
        case StepFault.DONE_WITHIN_TERM:
            return _("It was done within its term: that is kept, not kept late."), "state"
        case StepFault.NO_TERM:
            return _("It has no term, so it cannot be late."), "state"


def _append(
    row: Promise,
    before: Sequence[PromiseStep],
    given: GivenStep,
    entered: EnteredBy,
    reason: str,
    by_key: int | None,
) -> PromiseStep:
    if given.corrects and not reason:
        raise Refused(_("Say why this is corrected."), "reason")
    step = PromiseStep(
        promise=row,
        position=len(before) + 1,
        state=given.state.value,
        day=None if given.day is None else as_range(given.day),
        text=given.text,
        evidence=given.evidence,
        sources=list(given.sources),
        corrects=before[-1] if given.corrects else None,
        reason=reason,
        entered=entered,
        by_key=by_key,
    )
    step.clean_fields(exclude=["promise", "corrects", "day"])
    step.save()
    row.version += 1
    row.save(update_fields=["version"])
    return step


def _same_step(step: PromiseStep, given: GivenStep) -> bool:
    return (
        step.state == given.state.value
        and step.happened == given.day
        and step.text == given.text
        and step.evidence == given.evidence
        and step.sources == list(given.sources)
        and (step.corrects_id is not None) == given.corrects
        and step.reason == given.reason
    )
