# SPDX-License-Identifier: EUPL-1.2
"""Changing what an organisation is called, without undoing what somebody else just did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, acting
from corridor.values.periods import Validity
from corridor.values.texts import Text

from ..models import Identifier, Organisation, OrganisationName
from .words import RefusedHere

ALWAYS = Validity.exactly(None, None)


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name as somebody states it; `key` is that of the row it changes, `None` for a new one.

    A key of a row that is gone makes a new one.
    """

    name: Text
    short: str = ""
    validity: Validity = ALWAYS
    alias: bool = False
    key: int | None = None


@dataclass(frozen=True, slots=True)
class GivenIdentifier:
    """A register's value for the organisation; `key` as for a name."""

    scheme: str
    value: str
    key: int | None = None


class Stale(Exception):
    """Somebody else changed the organisation since its form was opened; `current` is how it is."""

    def __init__(self, current: Organisation) -> None:
        super().__init__(f"{current.code} is at version {current.version}")
        self.current = current


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    version: int,
    names: Sequence[GivenName],
    identifiers: Sequence[GivenIdentifier],
    by: Actor | None,
    reason: str | None = None,
) -> Organisation:
    """Give it exactly these names and identifiers; rows that are not given are taken away.

    Raises `Stale` when `version` is not that of the database, and `ValidationError` for names that
    overlap, an identifier that is another's, or a record that was merged away. Nothing is written
    then.
    """
    held = (
        Organisation.objects.select_for_update(of=("self",))
        .select_related("country", "merged_into")
        .get(pk=organisation.pk)
    )
    if held.merged_into is not None:
        raise RefusedHere(
            _("This record was merged into %(other)s; change that one.")
            % {"other": held.merged_into}
        )
    if held.version != version:
        raise Stale(held)
    with acting(by=by, reason=reason):
        changed = write_names(held, names)
        changed = write_identifiers(held, identifiers) or changed
        if changed:
            held.version += 1
            held.save(update_fields=["version"])
    return held


def write_names(organisation: Organisation, given: Sequence[GivenName]) -> bool:
    """True if something changed."""
    if not any(not name.alias for name in given):
        raise RefusedHere(_("An organisation needs at least one name of its own."))
    own = [name for name in given if not name.alias]
    for place, one in enumerate(own):
        for other in own[place + 1 :]:
            sure, also = one.validity.certain, other.validity.certain
            if sure is not None and also is not None and sure.overlaps(also):
                raise RefusedHere(
                    _("“%(one)s” and “%(other)s” would both be its name on the same day.")
                    % {"one": one.name, "other": other.name}
                )
    held = {row.pk: row for row in organisation.names.all()}
    kept = {name.key for name in given}
    gone = [key for key in held if key not in kept]
    OrganisationName.objects.filter(pk__in=gone).delete()
    rows = []
    for name in given:
        row = held.get(name.key) if name.key is not None else None
        row = row or OrganisationName(organisation=organisation)
        before = (row.name, row.short, row.alias, row.valid, row.certain)
        row.name, row.short, row.alias = name.name, name.short, name.alias
        row.validity = name.validity
        if row.pk is None or before != (row.name, row.short, row.alias, row.valid, row.certain):
            row.clean_fields(exclude=["organisation", "valid", "certain", *_SORT_FIELDS])
            rows.append(row)
    changed = [row for row in rows if row.pk is not None]
    if len(changed) > 1:
        # Two names may trade places: let go of both before taking hold of either.
        OrganisationName.objects.filter(pk__in=[row.pk for row in changed]).update(alias=True)
    for row in rows:
        row.save()
    _forget(organisation, "names")
    return bool(gone or rows)


_SORT_FIELDS = ("sort_nl", "sort_fr", "sort_en")


def write_identifiers(organisation: Organisation, given: Sequence[GivenIdentifier]) -> bool:
    """True if something changed."""
    pairs = [(one.scheme, one.value) for one in given]
    for pair in pairs:
        if pairs.count(pair) > 1:
            raise RefusedHere(_("The identifier %(pair)s stands twice.") % {"pair": " ".join(pair)})
        taken = (
            Identifier.objects.filter(scheme=pair[0], value=pair[1])
            .exclude(organisation=organisation)
            .select_related("organisation")
            .first()
        )
        if taken is not None:
            raise RefusedHere(
                _("The identifier %(pair)s belongs to %(other)s.")
                % {"pair": " ".join(pair), "other": taken.organisation}
            )
    held = {(row.scheme, row.value): row for row in organisation.identifiers.all()}
    gone = [row.pk for pair, row in held.items() if pair not in pairs]
    new = [pair for pair in pairs if pair not in held]
    Identifier.objects.filter(pk__in=gone).delete()
    for scheme, value in new:
        row = Identifier(organisation=organisation, scheme=scheme, value=value)
        row.clean_fields(exclude=["organisation"])
        row.save()
    _forget(organisation, "identifiers")
    return bool(gone or new)


def _forget(organisation: Organisation, relation: str) -> None:
    getattr(organisation, "_prefetched_objects_cache", {}).pop(relation, None)
