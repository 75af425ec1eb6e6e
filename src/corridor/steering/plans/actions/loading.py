# SPDX-License-Identifier: EUPL-1.2
"""Taking in a plan of a data pack."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corridor.foundation.audit.public import changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.values.texts import Text

from ..models import ActionPlan, Contribution
from .deciding import GivenOutcome, check_outcome
from .finding import check_year, find_framework, find_organisation
from .writing import GivenContribution, fill, tie


@dataclass(frozen=True, slots=True)
class GivenPlan:
    """All that a pack says of a plan; `outcomes` go with the contributions, null where open."""

    organisation: str
    framework: str
    year: int
    state: str
    contributions: Sequence[GivenContribution]
    outcomes: Sequence[GivenOutcome | None]
    sources: Sequence[str]
    note: Text | None = None

    def fingerprint(self) -> str:
        stated = asdict(self)
        return hashlib.sha256(
            json.dumps(stated, sort_keys=True, default=_plain).encode()
        ).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return getattr(value, "code", None) or getattr(value, "iso2", None) or str(value)


def load_plan(*, given: GivenPlan) -> Outcome:
    """Make or replace a plan as a pack states it; a record that was loaded before changes nothing.

    Raises `Refused` for what cannot be, and when people changed the plan since it was loaded and
    the pack now says something else: what people wrote is never overruled.
    """
    check_year(given.year)
    with changing(by=None):
        of = find_framework(given.framework)
        actor = find_organisation(given.organisation, "organisation")
        print_ = given.fingerprint()
        row = (
            ActionPlan.objects.select_for_update()
            .filter(organisation=actor, framework=of, year=given.year)
            .first()
        )
        if row is not None and row.loaded == print_:
            return Outcome.UNCHANGED
        if row is not None and row.version != row.loaded_version:
            raise Refused(
                f"people wrote the plan of {actor.code} of {given.year}, or changed it since; the "
                "pack now says something else: change the plan on its page",
                "contributions",
            )
        made = row is None
        row = row or ActionPlan(organisation=actor, framework=of, year=given.year, version=0)
        row.state, row.sources, row.note = given.state, list(given.sources), given.note
        row.version += 1
        row.loaded, row.loaded_version = print_, row.version
        row.save()
        row.contributions.all().delete()
        for place, (line, outcome) in enumerate(
            zip(given.contributions, given.outcomes, strict=True)
        ):
            _take(row, line, outcome, place)
    return Outcome.CREATED if made else Outcome.CHANGED


def _take(
    plan: ActionPlan, line: GivenContribution, outcome: GivenOutcome | None, place: int
) -> None:
    row = Contribution(plan=plan)
    try:
        fill(row, plan, line)
        if outcome is not None:
            if plan.state not in ("adopted", "closed"):
                raise Refused("only an adopted or closed plan has outcomes", "outcome")
            check_outcome("", outcome)
            row.outcome, row.done = outcome.outcome, outcome.done
        elif plan.state == "closed":
            raise Refused("a closed plan has an outcome for each contribution", "outcome")
    except Refused as refusal:
        at = refusal.at.lstrip(".")
        raise Refused(str(refusal), f"contributions.{place}.{at}") from refusal
    row.save()
    tie(row, line.partners, line.countries)
