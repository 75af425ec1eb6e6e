# SPDX-License-Identifier: EUPL-1.2
"""Recording evaluations with their findings and recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import EnteredBy, Evaluation, Finding, Recommendation
from .finding import (
    Stale,
    days,
    find_activities,
    find_countries,
    find_document,
    find_nodes,
    find_organisation,
    free_code,
    keys,
    need_reason,
    need_sources,
    tie,
)


@dataclass(frozen=True, slots=True)
class GivenEvaluation:
    """All that is said of an evaluation but its parts. Organisations and activities by code or
    public identifier, nodes as in "NL08/6", countries by alpha-2 code."""

    kind: str
    title: Text
    sources: Sequence[str]
    stage: str = "finished"
    independence: str = "unknown"
    text: Text | None = None
    commissioner: str | None = None
    evaluator: str | None = None
    day: Period | None = None
    covers: Period | None = None
    activities: Sequence[str] = ()
    nodes: Sequence[str] = ()
    countries: Sequence[str] = ()
    document: str | None = None
    address: str = ""
    consequence: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class GivenFinding:
    kind: str
    text: Text
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class GivenRecommendation:
    """`addressed`: an organisation by code; `term`: days in which the last day for it lies."""

    text: Text
    sources: Sequence[str]
    addressed: str | None = None
    term: Period | None = None


Part = Finding | Recommendation
GivenPart = GivenFinding | GivenRecommendation


def add_evaluation(*, by: Actor, given: GivenEvaluation, reason: str, code: str = "") -> Evaluation:
    """Record an evaluation that no pack has. Without a `code` it gets one from its title.

    Raises `Refused` with `at` naming the field: without a reason or a source, for a code that is
    taken, and for what does not exist.
    """
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        row = Evaluation(
            code=free_code(Evaluation, code, given.title),
            entered=EnteredBy.PERSON,
            by_key=by.pk,
            edited=True,
        )
        write_evaluation(row, given, by)
        return row


def change_evaluation(
    *, by: Actor, evaluation: Evaluation, version: int, given: GivenEvaluation, reason: str
) -> Evaluation:
    """Say otherwise what an evaluation is; its parts stay. Raises `Stale` if it is no longer at
    `version`, and `Refused` as `add_evaluation` does."""
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        row = locked(evaluation.pk, version)
        row.edited = True
        row.version += 1
        write_evaluation(row, given, by)
        return row


def write_part(
    *,
    by: Actor,
    evaluation: Evaluation,
    version: int,
    given: GivenPart,
    reason: str,
    part: Part | None = None,
) -> Part:
    """Add a finding or a recommendation after the others, or say otherwise what `part` is.

    Raises `Stale` if the evaluation is no longer at `version`; `Refused` without a source or a
    reason, for an organisation that does not exist, and for changing the words of a recommendation
    that was answered or followed up.
    """
    reason = need_reason(reason)
    model = Finding if isinstance(given, GivenFinding) else Recommendation
    with changing(by=by, reason=reason):
        row = locked(evaluation.pk, version)
        if part is None:
            last = model.objects.filter(evaluation=row).aggregate(last=Max("position"))["last"]
            held: Part = model(evaluation=row, position=(last or 0) + 1)
        else:
            held = model.objects.get(pk=part.pk, evaluation=row)
            _not_answered(held, given)
        fill_part(held, given)
        touched(row)
        return held


def remove_part(
    *, by: Actor, evaluation: Evaluation, version: int, part: Part, reason: str
) -> None:
    """Take away a finding, or a recommendation that nobody answered or followed up."""
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        row = locked(evaluation.pk, version)
        _not_answered(part, None)
        type(part).objects.filter(pk=part.pk, evaluation=row).delete()
        touched(row)


def locked(key: int, version: int | None = None) -> Evaluation:
    row = Evaluation.objects.select_for_update(of=("self",)).get(pk=key)
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def touched(row: Evaluation) -> None:
    row.edited = True
    row.version += 1
    row.save(update_fields=["edited", "version"])


def _not_answered(part: Part, given: GivenPart | None) -> None:
    """Steps speak of the words that they were written under."""
    if not isinstance(part, Recommendation):
        return
    same = given is not None and all(
        given.text.get(lang) == words for lang, words in part.text.items()
    )
    if same or not (part.responses.exists() or part.follow_ups.exists()):
        return
    raise Refused(
        _("This recommendation was answered or followed up: its words stay as they are."), "text"
    )


def fill_part(row: Part, given: GivenPart) -> None:
    row.text, row.sources = given.text, need_sources(given.sources)
    if isinstance(given, GivenFinding):
        assert isinstance(row, Finding)
        row.kind = given.kind
    else:
        assert isinstance(row, Recommendation)
        row.addressed = find_organisation(given.addressed, "addressed")
        row.term = days(given.term)
    row.clean_fields(exclude=["evaluation", "addressed", "term"])
    row.save()


def write_evaluation(row: Evaluation, given: GivenEvaluation, by: Actor | None) -> None:
    """The row with what it is tied to; who calls holds the transaction."""
    activities = find_activities(given.activities, "activities", by)
    nodes = find_nodes(given.nodes)
    countries = find_countries(given.countries)
    row.kind, row.stage, row.independence = given.kind, given.stage, given.independence
    row.title, row.text, row.note = given.title, given.text, given.note
    row.consequence = given.consequence
    row.commissioner = find_organisation(given.commissioner, "commissioner")
    row.evaluator = find_organisation(given.evaluator, "evaluator")
    row.day, row.covers = days(given.day), days(given.covers)
    row.document = find_document(given.document, "document")
    row.address = given.address
    row.sources = need_sources(given.sources)
    row.clean_fields(
        exclude=["commissioner", "evaluator", "document", "day", "covers", "code", "entered"]
    )
    row.save()
    tie(row.of_activities, "activity_id", keys(activities))
    tie(row.of_nodes, "node_id", keys(nodes))
    tie(row.of_countries, "country_id", keys(countries))
