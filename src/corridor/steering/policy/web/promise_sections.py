# SPDX-License-Identifier: EUPL-1.2
"""What promises add to pages: of frameworks, nodes and organisations, and to somebody's desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Section, Tray, Waiting
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Citing
from corridor.values.answers import Answer
from corridor.values.citations import Citation

from ..models import Framework, Node, Promise
from ..public import (
    PromiseState,
    count_by_state,
    overdue,
    overdue_where,
    promises,
    promises_in,
    promises_of,
    promises_touching,
)
from .promise_words import STATE_NAMES, overdue_badge, state_badge, term_words
from .promises import list_url
from .shown import chosen, today

# More would bury the page; the list has them all.
MOST = 12


def promises_of_framework(framework: Framework, lang: str) -> Section | None:
    """How many of its promises stand how; each number opens those it counts."""
    counts = count_by_state(framework)
    if not any(counts.values()):
        return None
    rows = [
        {
            "state": state_badge(state.value),
            "name": STATE_NAMES[state.value],
            "count": count,
            "url": list_url(framework=framework.code, state=state.value, reading="once"),
        }
        for state, count in counts.items()
    ]
    total = {
        "count": sum(counts.values()),
        "url": list_url(framework=framework.code, reading="once"),
    }
    silent = counts[PromiseState.SILENT]
    return Section(
        _("Promises to parliament"),
        "policy/promise_counts.html",
        {"rows": rows, "total": total, "silent": silent},
        anchor="promises",
    )


def promises_of_node(node: Node, lang: str) -> Section | None:
    """The promises that touch it."""
    every = list_url(node=f"{node.framework.code}/{node.code}")
    return _section(list(promises_touching(node)), every)


def promises_of_organisation(organisation: Organisation, lang: str) -> Section | None:
    """The promises that it has to carry out or follows."""
    return _section(list(promises_of(organisation)), "", MOST * 10)


def _section(found: list[Promise], every: str, most: int = MOST) -> Section | None:
    if not found:
        return None
    return Section(
        _("Promises to parliament"),
        "policy/promise_lines.html",
        {
            "lines": [_line(row) for row in found[:most]],
            "count": len(found),
            "more": len(found) > most,
            "url": every,
        },
        anchor="promises",
    )


def _line(row: Promise) -> dict[str, Any]:
    return {
        "promise": row,
        "state": state_badge(row.state),  # type: ignore[attr-defined]
        "overdue": overdue_badge(overdue(row, today())),
    }


def promises_citing(document: str) -> Iterator[Citing]:
    """For a document's page: the promises that rest on it, with their lines."""
    for found in promises_in(document):
        for text in found.sources:
            citation = Citation.parse(text)
            if citation.document == document:
                yield Citing(
                    citation, chosen(found.promise.title), found.promise.get_absolute_url()
                )


def promises_waiting(user: Any) -> Iterable[Tray]:
    """For who may follow promises: those whose term is over, the longest over first."""
    if not user.has_perm("policy.follow_promise"):
        return
    day = today()
    asked = overdue_where(day)
    over = promises().filter(asked[Answer.YES] | asked[Answer.UNKNOWN], term__endswith__lte=day)
    rows = over.prefetch_related(None)  # a line says nothing of nodes and organisations
    found = list(rows.order_by("term", "code")[:MOST])
    if found:
        yield Tray(
            _("Promises whose term is over"),
            [
                Waiting(
                    chosen(row.title),
                    row.get_absolute_url(),
                    term_words(row),
                    late=(day - row.term.upper).days + 1,
                )
                for row in found
            ],
            count=rows.count() if len(found) == MOST else len(found),
            url=f"{list_url(overdue='yes')}&overdue=unknown",
        )
