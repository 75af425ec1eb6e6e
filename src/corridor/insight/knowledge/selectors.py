# SPDX-License-Identifier: EUPL-1.2
"""Questions about terms and stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from corridor.steering.portfolio.public import Activity

from .models import Story, StoryFact, Term


def terms() -> QuerySet[Term]:
    """All terms, in order of their codes."""
    return Term.objects.order_by("code")


def term(code: str) -> Term:
    """Raises `Term.DoesNotExist`."""
    return Term.objects.get(code=code)


def related_to(row: Term) -> list[Term]:
    """The terms that one names, and those that name it; codes that stand for none are passed over.
    One query."""
    found = Term.objects.filter(Q(code__in=row.related) | Q(related__contains=[row.code]))
    return list(found.exclude(pk=row.pk).order_by("code"))


def stories() -> QuerySet[Story]:
    """Stories of public activities, the newest first, with their activity."""
    return (
        Story.objects.filter(activity__public=True)
        .select_related("activity")
        .order_by("-published", "code")
    )


def story(code: str) -> Story:
    """One that may be read. Raises `Story.DoesNotExist`."""
    return stories().get(code=code)


def stories_of(activity: Activity) -> list[Story]:
    return list(Story.objects.filter(activity=activity).order_by("-published", "code"))


def facts_of(row: Story) -> Sequence[StoryFact]:
    return list(row.facts.order_by("position"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A term or a story that rests on a document, with the citations as they are written."""

    row: Term | Story
    citations: tuple[str, ...]


def cited_in(document: str) -> Iterator[Cited]:
    """Everything here that cites a document. Three queries."""
    for each in Term.objects.filter(
        Q(sources__cites=document) | Q(contest_sources__cites=document)
    ):
        yield Cited(each, (*each.sources, *each.contest_sources))
    by_fact: dict[int, list[str]] = {}
    for fact in StoryFact.objects.filter(sources__cites=document):
        by_fact.setdefault(fact.story_id, []).extend(fact.sources)
    for told in stories().filter(Q(sources__cites=document) | Q(pk__in=list(by_fact))):
        yield Cited(told, tuple(dict.fromkeys([*told.sources, *by_fact.get(told.pk, ())])))
