# SPDX-License-Identifier: EUPL-1.2
"""Questions about organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from corridor.foundation.kernel.public import asked_once

from .models import Identifier, Organisation, OrganisationName, Parentage, Succession
from .rules import sort_key

MOST_STEPS = 100
# Each word is looked for apart, and joining many such questions costs the database more than all.
MOST_WORDS = 10


def organisations() -> QuerySet[Organisation]:
    """All that stand for themselves, without the signposts that merges left; names are fetched."""
    return Organisation.objects.filter(merged_into=None).prefetch_related("names")


def listed(lang: str) -> QuerySet[Organisation]:
    """As `organisations`, with country and identifiers, in the order of `sort_name`.

    `sort_name` is of the name in `lang` that it bears today, or else of the last one known.
    """
    key = f"sort_{lang if lang in ('nl', 'fr') else 'en'}"
    today = timezone.localdate()
    names = OrganisationName.objects.filter(organisation=OuterRef("pk")).order_by("alias", "-valid")
    return (
        organisations()
        .select_related("country")
        .prefetch_related("country__names", "identifiers")
        .annotate(
            sort_name=Coalesce(
                Subquery(names.filter(valid__contains=today).values(key)[:1]),
                Subquery(names.values(key)[:1]),
                F("code"),
            )
        )
        .order_by("sort_name", "pk")
    )


def organisation_by_public_id(public_id: str) -> Organisation:
    """Also a signpost. Raises `Organisation.DoesNotExist`."""
    return (
        Organisation.objects.select_related("merged_into", "country")
        .prefetch_related("names", "identifiers")
        .get(public_id=public_id)
    )


def organisation_by_code(code: str) -> Organisation:
    """The organisation that a pack calls by this code; of one merged away the one that stayed.

    Raises `Organisation.DoesNotExist`.
    """
    found = Organisation.objects.select_related("merged_into").get(code=code)
    return found.merged_into or found


def organisation_by_identifier(scheme: str, value: str) -> Organisation | None:
    """The organisation that a register knows under this value."""
    found = (
        Identifier.objects.select_related("organisation").filter(scheme=scheme, value=value).first()
    )
    return None if found is None else found.organisation


def standing(organisation: Organisation) -> Organisation:
    """The organisation itself, or the one that it was merged into."""
    return organisation.merged_into or organisation


def edges_above(keys: Iterable[int]) -> list[Parentage]:
    """All parentages on the way up from these organisations: one query for each level."""
    found: dict[int, Parentage] = {}
    level = set(keys)
    done: set[int] = set()
    while level:
        done |= level
        rows = list(Parentage.objects.filter(child__in=level))
        found.update((row.pk, row) for row in rows)
        level = {row.parent_id for row in rows} - done
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation in a family tree, with the tie to the one above; the top has no tie."""

    organisation: Organisation
    tie: Parentage | None
    children: tuple[Branch, ...]


def family(organisation: Organisation, day: date) -> Branch:
    """The tree of the organisation on a day: the line up to its top, and all that is below itself.

    What may have held on the day counts. Where it may have had two parents, the later is followed.
    A fixed number of queries for each level.
    """
    branch = _below(organisation, day)
    current, seen = organisation, {organisation.pk}
    for _step in range(MOST_STEPS):
        held = [each for each in parents_over_time(current) if day in each.validity.possible]
        tie = max(held, key=_surest_and_latest, default=None)
        if tie is None or tie.parent_id in seen:
            break
        seen.add(tie.parent_id)
        branch = Branch(branch.organisation, tie, branch.children)
        current = tie.parent
        branch = Branch(current, None, (branch,))
    return branch


def _surest_and_latest(tie: Parentage) -> tuple[Any, ...]:
    """Ties that surely held before others, of these the later one."""

    def place(period: Any) -> tuple[date, date]:
        return period.lower or date.min, period.upper or date.max

    return tie.certain is not None, place(tie.certain or tie.valid), place(tie.valid)


def _below(top: Organisation, day: date) -> Branch:
    ties: dict[int, list[Parentage]] = {}
    level, seen = {top.pk}, {top.pk}
    while level:
        rows = list(
            Parentage.objects.filter(parent__in=level, valid__contains=day)
            .select_related("child")
            .prefetch_related("child__names")
        )
        for row in rows:
            ties.setdefault(row.parent_id, []).append(row)
        level = {row.child_id for row in rows} - seen
        seen |= level

    def grow(organisation: Organisation, above: Parentage | None, path: frozenset[int]) -> Branch:
        below = [
            grow(row.child, row, path | {row.child_id})
            for row in ties.get(organisation.pk, ())
            if row.child_id not in path
        ]
        below.sort(key=lambda branch: str(branch.organisation).casefold())
        return Branch(organisation, above, tuple(below))

    return grow(top, None, frozenset({top.pk}))


@asked_once
def parents_over_time(organisation: Organisation) -> tuple[Parentage, ...]:
    """All it was ever below, with their names. Two queries."""
    found = organisation.parentages.select_related("parent").prefetch_related("parent__names")
    return tuple(found)


def successions(organisation: Organisation) -> QuerySet[Succession]:
    """What it came from and what came from it, both ends with their names. Three queries."""
    return (
        Succession.objects.filter(Q(predecessor=organisation) | Q(successor=organisation))
        .select_related("predecessor", "successor")
        .prefetch_related("predecessor__names", "successor__names")
    )


def predecessors(organisation: Organisation) -> QuerySet[Succession]:
    return organisation.predecessions.select_related("predecessor").prefetch_related(
        "predecessor__names"
    )


def successors(organisation: Organisation) -> QuerySet[Succession]:
    return organisation.successions.select_related("successor").prefetch_related("successor__names")


def citing(document: str) -> QuerySet[Organisation]:
    """Organisations with the document among their sources, at whatever lines."""
    return organisations().filter(sources__cites=document)


def alike(words: str, other_than: Organisation, most: int = 20) -> list[Organisation]:
    """Organisations, at most so many, in whose names or identifiers every word occurs.

    Of many words the first `MOST_WORDS` that differ are looked for.
    """
    found = organisations().exclude(pk=other_than.pk)
    for word in list(dict.fromkeys(words.split()))[:MOST_WORDS]:
        said = Q()
        for field in ("names__sort_nl", "names__sort_fr", "names__sort_en"):
            said |= Q(**{f"{field}__contains": sort_key(word)})
        said |= Q(names__short__iexact=word) | Q(identifiers__value__iexact=word)
        said |= Q(code__icontains=word)
        found = found.filter(pk__in=Organisation.objects.filter(said).values("pk"))
    return list(found.order_by("code")[:most])
