# SPDX-License-Identifier: EUPL-1.2
"""Writing down code lists and country lists, each whole."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from django.db import models

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns
from corridor.values.periods import Period, Validity
from corridor.values.texts import Text

from ..models import Code, CodeList, Country, CountryList, ListMembership, ListRegion
from ..rules import CodeStatement, MemberStatement, RegionStatement, named_at_once
from .common import need_country, need_sources

ALWAYS = Validity(Period(), Period())


def save_code_list(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    codes: Sequence[CodeStatement],
    description: Text | None = None,
    url: str = "",
    sources: tuple[str, ...] = (),
) -> tuple[CodeList, Outcome]:
    """Write a code list down as it stands now: codes that are no longer in it go.

    Raises `Refused` for a code that stands twice, a parent that is not in the list, or a circle.
    """
    _check_codes(codes)
    need_sources(sources, "sources")
    with changing(by=by):
        row, outcome = upsert(
            CodeList,
            {"code": code},
            {"names": names, "description": description, "url": url, "sources": list(sources)},
        )
        wanted: dict[Hashable, dict[str, Any]] = {
            said.code: {
                "names": said.names,
                "position": position,
                **as_columns(said.validity or ALWAYS),
            }
            for position, said in enumerate(codes)
        }
        held: dict[Hashable, Code] = {known.code: known for known in row.codes.all()}
        changed = _sync(held, wanted, lambda key: Code(code_list=row, code=key))
        changed |= _set_parents(row, codes)
    return row, outcome.with_parts(changed)


def _check_codes(codes: Sequence[CodeStatement]) -> None:
    above: dict[str, str | None] = {}
    for i, said in enumerate(codes):
        if said.code in above:
            raise Refused(f"the code {said.code!r} stands twice", at=f"codes.{i}.code")
        above[said.code] = said.parent
    for i, said in enumerate(codes):
        if said.parent is not None and said.parent not in above:
            raise Refused(f"there is no code {said.parent!r} in this list", at=f"codes.{i}.parent")
        seen = {said.code}
        at = said.parent
        while at is not None:
            if at in seen:
                raise Refused(f"the code {said.code!r} stands below itself", at=f"codes.{i}.parent")
            seen.add(at)
            at = above[at]


def _set_parents(row: CodeList, codes: Sequence[CodeStatement]) -> bool:
    known = {code.code: code for code in row.codes.all()}
    moved = []
    for said in codes:
        parent = None if said.parent is None else known[said.parent].pk
        if known[said.code].parent_id != parent:
            known[said.code].parent_id = parent
            moved.append(known[said.code])
    if moved:
        Code.objects.bulk_update(moved, ["parent"])
    return bool(moved)


def save_country_list(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    complete: bool,
    validity: Validity,
    reason: Text,
    sources: tuple[str, ...],
    members: Sequence[MemberStatement],
    regions: Sequence[RegionStatement] = (),
    size: int | None = None,
    description: Text | None = None,
    note: Text | None = None,
) -> tuple[CountryList, Outcome]:
    """Write a country list down as it stands now: members no longer in it go (history keeps them).

    What a member leaves out is taken from the list. Raises `Refused` for an unknown country, a
    member whose validity lies outside the list's or its code's, one that overlaps, or a number
    of names that does not fit `size`.
    """
    need_sources(sources, "sources")
    placed = _check_members(members, validity)
    _check_size(complete, size, [when for _, when in placed])
    with changing(by=by):
        row, outcome = upsert(
            CountryList,
            {"code": code},
            {
                "names": names,
                "description": description,
                "complete": complete,
                "size": size,
                "reason": reason,
                "note": note,
                "sources": list(sources),
                **as_columns(validity),
            },
        )
        wanted: dict[Hashable, dict[str, Any]] = {
            (country.pk, when): {"reason": said.reason, "sources": list(said.sources or sources)}
            for said, (country, when) in zip(members, placed, strict=True)
        }
        held: dict[Hashable, ListMembership] = {
            (known.country_id, known.validity): known for known in row.memberships.all()
        }

        def member(key: Any) -> ListMembership:
            return ListMembership(country_list=row, country_id=key[0], **as_columns(key[1]))

        changed = _sync(held, wanted, member)
        areas: dict[Hashable, dict[str, Any]] = {
            position: {"name": said.name, "sources": list(said.sources)}
            for position, said in enumerate(regions)
        }
        known_areas: dict[Hashable, ListRegion] = {
            known.position: known for known in row.regions.all()
        }
        changed |= _sync(known_areas, areas, lambda key: ListRegion(country_list=row, position=key))
    return row, outcome.with_parts(changed)


def _check_members(
    members: Sequence[MemberStatement], validity: Validity
) -> list[tuple[Country, Validity]]:
    placed: list[tuple[Country, Validity]] = []
    for i, said in enumerate(members):
        at = f"members.{i}"
        country = need_country(said.country, f"{at}.country")
        when = said.validity or validity
        if not when.possible.overlaps(validity.possible):
            raise Refused("this lies wholly outside the validity of the list", at=f"{at}.valid")
        if not when.possible.overlaps(country.validity.possible):
            raise Refused(f"the code {said.country} was not valid then", at=f"{at}.country")
        for other, earlier in placed:
            if other == country and _overlap(earlier, when):
                raise Refused(
                    f"{said.country} is on the list already on some of these days; its validity "
                    "overlaps",
                    at=f"{at}.valid" if said.validity else f"{at}.country",
                )
        need_sources(said.sources or (), f"{at}.sources")
        placed.append((country, when))
    return placed


def _overlap(one: Validity, other: Validity) -> bool:
    if one == other:
        return True
    if one.certain is None or other.certain is None:
        return False
    return one.certain.overlaps(other.certain)


def _check_size(complete: bool, size: int | None, validities: list[Validity]) -> None:
    if size is None:
        return
    named = named_at_once(validities)
    if complete and named != size:
        raise Refused(
            f"the list is said to be complete with {size} members, but {named} are named", at="size"
        )
    if not complete and named >= size:
        raise Refused(
            f"{named} members are named of {size}: then the list is complete", at="complete"
        )


def _sync(
    held: dict[Hashable, Any],
    wanted: dict[Hashable, dict[str, Any]],
    make: Callable[[Any], models.Model],
) -> bool:
    """Make the rows `held` what is `wanted`; true if anything had to change."""
    gone = [row for key, row in held.items() if key not in wanted]
    for row in gone:
        row.delete()
    changed: list[models.Model] = []
    made: list[models.Model] = []
    for key, values in wanted.items():
        fresh = key not in held
        row = make(key) if fresh else held[key]
        if fresh or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            (made if fresh else changed).append(row)
    for row in changed:
        row.save()
    if made:
        type(made[0])._default_manager.bulk_create(made)
    return bool(gone or changed or made)
