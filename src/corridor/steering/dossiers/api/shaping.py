# SPDX-License-Identifier: EUPL-1.2
"""Rows of this room as the API writes them."""

from __future__ import annotations

from typing import Any

from corridor.foundation.pages.public import shapes
from corridor.values.periods import Period

from .. import public

Text, Valid = shapes.TextOut, shapes.ValidityOut


def moment(earliest: Any, latest: Any) -> dict[str, Any]:
    return {"earliest": earliest, "latest": latest}


def due(earliest: Any, latest: Any) -> dict[str, Any] | None:
    return None if latest is None else moment(earliest, latest)


def code_of(organisation: Any) -> str | None:
    return None if organisation is None else str(organisation.code)


def iso2_of(country: Any) -> str | None:
    return None if country is None else str(country.iso2)


def entry(row: Any, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "version": row.version,
        "sources": row.sources,
        "note": Text.perhaps(row.note, lang),
    }


def about(row: Any, lang: str) -> dict[str, Any]:
    return {
        "country": iso2_of(row.country),
        "country_list": None if row.country_list is None else row.country_list.code,
        "applies_to": Text.perhaps(row.applies_to, lang),
    }


def dossier(iso2: str, row: public.Summary) -> dict[str, Any]:
    return {
        "country": iso2,
        "lists": sorted(row.lists),
        "frameworks": sorted(row.frameworks),
        "partnerships": list(row.partnerships),
        "migration_in_papers": sorted(row.migration),
        "interests": row.interests,
        "papers": row.papers,
        "obligations": row.obligations,
        "decisions": row.decisions,
        "assessments": row.assessments,
        "strategies": row.strategies,
    }


def interest(row: Any, lang: str) -> dict[str, Any]:
    return {
        **entry(row, lang),
        **about(row, lang),
        "side": row.side,
        "theme": row.theme,
        "organisation": code_of(row.organisation),
        "text": Text.of(row.text, lang),
        "validity": Valid.of(row.validity),
    }


def paper(row: Any, lang: str) -> dict[str, Any]:
    return {
        **entry(row, lang),
        **about(row, lang),
        "kind": row.kind,
        "title": Text.of(row.title, lang),
        "migration": row.migration,
        "place": Text.perhaps(row.place, lang),
        "how": Text.perhaps(row.how, lang),
        "validity": Valid.of(row.validity),
    }


def partnership(row: Any, lang: str) -> dict[str, Any]:
    return {
        **entry(row, lang),
        "kind": row.kind,
        "names": Text.of(row.names, lang),
        "state": row.state,
        "text": Text.of(row.text, lang),
        "validity": Valid.of(row.validity),
        "parties": [
            {
                "side": party.side,
                "standing": party.standing,
                "country": iso2_of(party.country),
                "organisation": code_of(party.organisation),
                "group": Text.perhaps(party.group, lang),
                "text": Text.perhaps(party.text, lang),
                "validity": Valid.of(party.validity),
                "sources": party.sources,
            }
            for party in row.parties.all()
        ],
    }


def obligation(row: Any, lang: str) -> dict[str, Any]:
    steps = list(row.steps.all())
    stand = public.standing(steps)
    return {
        **entry(row, lang),
        "side": row.side,
        "country": iso2_of(row.country),
        "partnership": None if row.partnership is None else row.partnership.public_id,
        "text": Text.of(row.text, lang),
        "agreed_in": Text.perhaps(row.agreed_in, lang),
        "due": due(row.due_earliest, row.due_latest),
        "state": stand[-1].state if stand else "open",
        "steps": [
            {
                "id": step.public_id,
                "state": step.state,
                "text": Text.of(step.text, lang),
                "moment": moment(step.earliest, step.latest),
                "corrected": step not in stand,
                "sources": step.sources,
            }
            for step in steps
        ],
    }


def clause(row: Any, lang: str) -> dict[str, Any]:
    return {
        **entry(row, lang),
        "framework": row.framework.code,
        "stance": row.stance,
        "text": Text.of(row.text, lang),
        "scope": Text.perhaps(row.scope, lang),
        "validity": Valid.of(row.validity),
    }


def decision(row: Any, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "clause": row.clause.public_id,
        "framework": row.clause.framework.code,
        "country": row.country.iso2,
        "kind": row.kind,
        "text": Text.of(row.text, lang),
        "reason": Text.of(row.reason, lang),
        "reference": row.reference,
        "decided_by": row.decided_by,
        "organisation": code_of(row.organisation),
        "taken": row.taken,
        "in_force": shapes.PeriodOut.of(Period(row.starts, row.ends)),
        "supersedes": None if row.supersedes is None else row.supersedes.public_id,
        "recorded": row.recorded,
        "facts": [
            {
                "kind": fact.kind,
                "number": None if fact.number is None else f"{fact.number.normalize():f}",
                "answer": fact.state or None,
                "text": Text.perhaps(fact.text, lang),
                "period": shapes.PeriodOut(start=fact.start, end=fact.end),
                "source": fact.source,
            }
            for fact in row.facts.all()
        ],
        "sources": row.sources,
    }


def standing(row: public.Standing, lang: str) -> dict[str, Any]:
    return {
        "clause": row.clause.public_id,
        "framework": row.clause.framework.code,
        "stance": row.clause.stance,
        "held": row.held.value,
        "decision": None if row.decision is None else decision(row.decision, lang),
    }


def assessment(row: Any, lang: str) -> dict[str, Any]:
    shown = row.activity is not None and row.activity.public
    return {
        **entry(row, lang),
        "country": row.country.iso2,
        "domain": row.domain,
        "moment": moment(row.earliest, row.latest),
        "level": row.level,
        "level_name": None if row.step is None else Text.of(row.step.name, lang),
        "text": Text.of(row.text, lang),
        "method": Text.perhaps(row.method, lang),
        "organisation": code_of(row.organisation),
        "activity": row.activity.public_id if shown else None,
        "phase": row.phase,
    }


def strategy(row: Any, lang: str) -> dict[str, Any]:
    return {
        **entry(row, lang),
        **about(row, lang),
        "title": Text.of(row.title, lang),
        "text": Text.of(row.text, lang),
        "budget": None if row.budget is None else shapes.MoneyOut.of(row.budget),
        "validity": Valid.of(row.validity),
        "steps": [
            {
                "text": Text.of(step.text, lang),
                "due": due(step.earliest, step.latest),
                "state": step.state,
            }
            for step in row.steps.all()
        ],
    }
