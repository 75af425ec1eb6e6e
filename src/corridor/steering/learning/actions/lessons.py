# SPDX-License-Identifier: EUPL-1.2
"""Lessons: recorded by officers, proposed by partners, accepted or declined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation
from corridor.values.texts import Text

from ..models import EnteredBy, Evaluation, Lesson, LessonActivity
from .finding import (
    Stale,
    check_themes,
    find_activities,
    find_countries,
    find_nodes,
    free_code,
    keys,
    need_reason,
    tie,
)


@dataclass(frozen=True, slots=True)
class GivenLesson:
    """What was learned. `learned` and `reused` are activities, `evaluation` a code; the rest as in
    an evaluation. Without sources or an evaluation, `evidence` tells what shows it."""

    title: Text
    text: Text
    themes: Sequence[str] = ()
    applies_when: Text | None = None
    evaluation: str | None = None
    learned: Sequence[str] = ()
    reused: Sequence[str] = ()
    nodes: Sequence[str] = ()
    countries: Sequence[str] = ()
    evidence: Text | None = None
    sources: Sequence[str] = ()
    note: Text | None = None


def add_lesson(*, by: Actor, given: GivenLesson, reason: str, code: str = "") -> Lesson:
    """Record a lesson that stands at once. Raises `Refused` with `at` naming the field."""
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        row = _new(by, given, code, Lesson.State.ACCEPTED)
        write_lesson(row, given, by)
        return row


def propose_lesson(*, by: Actor, organisation: Organisation, given: GivenLesson) -> Lesson:
    """Propose a lesson from activities on which this organisation reports; it awaits an officer.

    Raises `Refused` for activities of others, and where none is named.
    """
    with changing(by=by, reason="proposed"):
        row = _new(by, given, "", Lesson.State.PROPOSED)
        row.proposer = organisation
        _own(given, organisation, by)
        write_lesson(row, given, by)
        return row


def change_lesson(
    *, by: Actor, lesson: Lesson, version: int, given: GivenLesson, reason: str
) -> Lesson:
    """Say a lesson otherwise, in whatever state it is. Raises `Stale` or `Refused`."""
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        row = _locked(lesson.pk, version)
        _write_again(row, given, by)
        return row


def change_proposal(*, by: Actor, lesson: Lesson, version: int, given: GivenLesson) -> Lesson:
    """Change a proposal of one's own organisation; one that was declined is proposed again."""
    with changing(by=by, reason="proposed again"):
        row = _locked(lesson.pk, version)
        if row.state == Lesson.State.ACCEPTED or row.proposer is None:
            raise Refused(_("This lesson was accepted: an officer can change it."), "")
        _own(given, row.proposer, by)
        row.state, row.remark = Lesson.State.PROPOSED, ""
        _write_again(row, given, by)
        return row


def decide_lesson(
    *, by: Actor, lesson: Lesson, version: int, accept: bool, remark: str = ""
) -> Lesson:
    """Accept or decline what was proposed. Raises `Stale`; `Refused` where nothing is proposed, and
    for declining without saying why."""
    with changing(by=by, reason=remark.strip() or None):
        row = _locked(lesson.pk, version)
        if row.state != Lesson.State.PROPOSED:
            raise Refused(_("It does not await a decision any more."), "")
        if not accept and not remark.strip():
            raise Refused(_("Say why it is declined: whoever proposed it reads that."), "remark")
        row.state = Lesson.State.ACCEPTED if accept else Lesson.State.DECLINED
        row.remark = remark.strip()
        row.version += 1
        row.save(update_fields=["state", "remark", "version"])
        return row


def _new(by: Actor, given: GivenLesson, code: str, state: Lesson.State) -> Lesson:
    return Lesson(
        code=free_code(Lesson, code, given.title),
        state=state,
        entered=EnteredBy.PERSON,
        by_key=by.pk,
        edited=True,
    )


def _locked(key: int, version: int) -> Lesson:
    row = Lesson.objects.select_for_update(of=("self",)).get(pk=key)
    if row.version != version:
        raise Stale(row)
    return row


def _write_again(row: Lesson, given: GivenLesson, by: Actor) -> None:
    row.edited = True
    row.version += 1
    write_lesson(row, given, by)


def _own(given: GivenLesson, organisation: Organisation, by: Actor) -> None:
    if not given.learned:
        raise Refused(_("Name the activity in which it was learned."), "learned")
    for place, activity in enumerate(find_activities(given.learned, "learned", by)):
        if activity.partner_id != organisation.pk:
            raise Refused(
                _("“%(code)s” is not an activity of %(organisation)s.")
                % {"code": given.learned[place], "organisation": organisation},
                f"learned.{place}",
            )


def write_lesson(row: Lesson, given: GivenLesson, by: Actor | None) -> None:
    """The row with what it is tied to; who calls holds the transaction."""
    check_themes(given.themes)
    learned = find_activities(given.learned, "learned", by)
    reused = find_activities(given.reused, "reused", by)
    for place, activity in enumerate(reused):
        if activity in learned:
            raise Refused(_("It was learned there: that is no reuse."), f"reused.{place}")
    nodes, countries = find_nodes(given.nodes), find_countries(given.countries)
    row.evaluation = None
    if given.evaluation:
        row.evaluation = Evaluation.objects.filter(code=given.evaluation).first()
        if row.evaluation is None:
            raise Refused(
                _("There is no evaluation “%(code)s”.") % {"code": given.evaluation}, "evaluation"
            )
    if not given.sources and given.evidence is None and row.evaluation is None:
        raise Refused(
            _("Name an evaluation, state a source, or say what the evidence is."), "sources"
        )
    row.title, row.text, row.applies_when = given.title, given.text, given.applies_when
    row.evidence, row.sources, row.note = given.evidence, list(given.sources), given.note
    row.clean_fields(exclude=["evaluation", "proposer", "code", "entered", "state"])
    row.save()
    # A role may have changed hands: what was is taken away before the new is tied.
    roles = {
        LessonActivity.Role.LEARNED: keys(learned),
        LessonActivity.Role.REUSED: keys(reused),
    }
    for role, wanted in roles.items():
        row.of_activities.filter(role=role).exclude(activity__in=wanted).delete()
    for role, wanted in roles.items():
        tie(row.of_activities, "activity_id", wanted, role=role)
    tie(row.of_nodes, "node_id", keys(nodes))
    tie(row.of_countries, "country_id", keys(countries))
    tie(row.themes, "theme", given.themes)
