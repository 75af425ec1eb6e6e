# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to pages below: of an activity, a node, a framework, a country, an
organisation and a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.foundation.kernel.public import rows_of_each
from corridor.foundation.pages.public import Section, words
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Citing
from corridor.steering.policy.public import Framework, Node
from corridor.steering.portfolio.public import Activity
from corridor.values.citations import Citation

from ..models import Evaluation, Lesson
from ..public import (
    evaluations_at,
    evaluations_by,
    evaluations_citing,
    evaluations_in,
    evaluations_of,
    evaluations_under,
    lessons_about,
    lessons_at,
    lessons_citing,
    lessons_in,
    lessons_under,
)
from .shown import chosen, list_url

# More would bury the page; the lists have them all.
MOST = 8


def activity_section(activity: Activity, lang: str) -> Section | None:
    # Most activities have neither, which one query tells.
    return _section(evaluations_of(activity), lessons_about(activity), ask=rows_of_each)


def node_section(node: Node, lang: str) -> Section | None:
    path = f"{node.framework.code}/{node.code}"
    return _section(evaluations_at(node), lessons_at(node), node=path)


def framework_section(framework: Framework, lang: str) -> Section | None:
    return _section(evaluations_under(framework), lessons_under(framework))


def country_section(iso2: str, lang: str) -> Section | None:
    return _section(evaluations_in(iso2), lessons_in(iso2), country=iso2)


def organisation_section(organisation: Organisation, lang: str) -> Section | None:
    return _section(evaluations_by(organisation), Lesson.objects.none())


def _section(
    evaluations: QuerySet[Evaluation],
    lessons: QuerySet[Lesson],
    ask: Callable[..., Iterable[Any]] = lambda *asked: map(list, asked),
    **narrowed: str,
) -> Section | None:
    """Evaluations and lessons with the way to all of them; nothing where there are none.

    Two queries: a section names them, and what else belongs to them stands on their own pages.
    """
    found, learned = ask(
        evaluations.select_related(None).prefetch_related(None)[: MOST + 1],
        lessons.select_related(None).prefetch_related(None)[: MOST + 1],
    )
    if not found and not learned:
        return None
    return Section(
        _("Evaluations and lessons"),
        "learning/section.html",
        {
            "evaluations": [{"row": each, "open": _open_words(each)} for each in found[:MOST]],
            "lessons": learned[:MOST],
            "more_evaluations": len(found) > MOST,
            "more_lessons": len(learned) > MOST,
            "evaluations_url": list_url("evaluations", **narrowed),
            "lessons_url": list_url("lessons", **narrowed),
        },
        anchor="learning",
    )


def _open_words(row: Evaluation) -> str:
    count: int = row.open  # type: ignore[attr-defined]
    if not count:
        return ""
    said = ngettext("%(count)s recommendation is open", "%(count)s recommendations are open", count)
    return said % {"count": words.number(count)}


def learning_citing(document: str) -> Iterator[Citing]:
    """For a document's page: evaluations and lessons that rest on it, with their lines."""
    for found in evaluations_citing(document):
        row = found.evaluation
        yield from _each(document, found.sources, chosen(row.title), row.get_absolute_url())
    for lesson in lessons_citing(document):
        yield from _each(document, lesson.sources, chosen(lesson.title), lesson.get_absolute_url())


def _each(document: str, sources: Iterable[str], label: str, url: str) -> Iterator[Citing]:
    for text in sources:
        citation = Citation.parse(text)
        if citation.document == document:
            yield Citing(citation, label, url)
