# SPDX-License-Identifier: EUPL-1.2
"""Taking in terms and stories. The data pack is their only writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.steering.portfolio.public import Activity
from corridor.values.texts import Text

from .models import Story, StoryFact, Term
from .rules import figure_parts


@dataclass(frozen=True, slots=True)
class GivenFact:
    """A fact of a story: what it comes to, of what, where that stands, and as which figure."""

    value: Text
    text: Text
    sources: Sequence[str]
    figure: str = ""


def save_term(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    definition: Text,
    sources: Sequence[str],
    also: Text | None = None,
    usage: Text | None = None,
    contest: Text | None = None,
    contest_sources: Sequence[str] = (),
    related: Sequence[str] = (),
) -> Outcome:
    """Say what a term means; one record for a code. Raises `Refused` for a contest without a
    source, or a source without a contest."""
    if (contest is None) == bool(contest_sources):
        raise Refused("a contest and its sources go together", at="contest_sources")
    if code in related:
        raise Refused("a term is not related to itself", at="related")
    with changing(by=by):
        return upsert(
            Term,
            {"code": code},
            {
                "names": names,
                "also": also,
                "definition": definition,
                "usage": usage,
                "contest": contest,
                "contest_sources": list(contest_sources),
                "related": list(related),
                "sources": list(sources),
            },
        )[1]


def save_story(
    *,
    by: Actor | None,
    code: str,
    activity: str,
    title: Text,
    lead: Text,
    body: Text,
    published: date,
    sources: Sequence[str],
    facts: Sequence[GivenFact],
) -> Outcome:
    """Tell of an activity; one record for a code. Raises `Refused` for an activity that does not
    exist and for a figure that is not named as one."""
    about = Activity.objects.filter(code=activity).first()
    if about is None:
        raise Refused(f"there is no activity {activity}", at="activity")
    for place, fact in enumerate(facts):
        if fact.figure and figure_parts(fact.figure) is None:
            raise Refused(
                f"{fact.figure} names no figure: write it as NL08/2011/spending/6",
                at=f"facts.{place}.figure",
            )
    with changing(by=by):
        row, outcome = upsert(
            Story,
            {"code": code},
            {
                "activity": about,
                "title": title,
                "lead": lead,
                "body": body,
                "published": published,
                "sources": list(sources),
            },
        )
        changed = False
        for place, fact in enumerate(facts):
            given = {
                "value": fact.value,
                "text": fact.text,
                "figure": fact.figure,
                "sources": list(fact.sources),
            }
            told = upsert(StoryFact, {"story": row, "position": place}, given)[1]
            changed |= told is not Outcome.UNCHANGED
        gone, _ = StoryFact.objects.filter(story=row, position__gte=len(facts)).delete()
        return outcome.with_parts(changed or bool(gone))
