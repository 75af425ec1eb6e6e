# SPDX-License-Identifier: EUPL-1.2
"""Taking in an organisation of a data pack."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from corridor.foundation.jobs.public import Outcome
from corridor.values.periods import Moment, Validity
from corridor.values.texts import Text

from ..models import Organisation
from ..selectors import standing
from .editing import GivenIdentifier, GivenName, write_identifiers, write_names
from .relating import add_succession, set_parent
from .words import one_at_a_time

NOT_STATED = Validity.between(Moment.parse("unknown"), Moment.parse("unknown"))


@dataclass(frozen=True, slots=True)
class GivenOrganisation:
    """All that a pack says of an organisation. When it has its parent is not stated."""

    code: str
    kind: str
    names: Sequence[GivenName]
    sources: Sequence[str]
    country: Any = None
    identifiers: Sequence[GivenIdentifier] = ()
    parent: Organisation | None = None
    successor_of: Sequence[Organisation] = ()
    note: Text | None = None

    def fingerprint(self) -> str:
        stated = {
            "names": [asdict(name) for name in self.names],
            "identifiers": [asdict(one) for one in self.identifiers],
            "country": getattr(self.country, "iso2", None),
            "parent": self.parent and self.parent.code,
            "successor_of": [one.code for one in self.successor_of],
            "rest": [self.kind, list(self.sources), self.note and dict(self.note)],
        }
        return hashlib.sha256(
            json.dumps(stated, sort_keys=True, default=_plain).encode()
        ).hexdigest()


@transaction.atomic
def load_organisation(*, given: GivenOrganisation) -> Outcome:
    """Make or change the organisation; a record that was loaded before changes nothing.

    So what people changed since is left alone until the pack says something new; then the pack's
    own names replace those that are not aliases, and its identifiers are added. What was merged
    away stays away. Raises `ValidationError` for what cannot be.
    """
    one_at_a_time()
    print_ = given.fingerprint()
    row = Organisation.objects.select_for_update().filter(code=given.code).first()
    if row is not None and (row.loaded == print_ or row.merged_into_id is not None):
        return Outcome.UNCHANGED
    made = row is None
    row = row or Organisation(code=given.code)
    row.kind, row.country, row.note = given.kind, given.country, given.note
    row.sources, row.loaded = list(given.sources), print_
    row.version = 1 if made else row.version + 1
    row.full_clean(validate_unique=made)
    row.save()
    _names(row, given.names)
    held = [GivenIdentifier(one.scheme, one.value, one.pk) for one in row.identifiers.all()]
    pairs = {(one.scheme, one.value) for one in held}
    new = [one for one in given.identifiers if (one.scheme, one.value) not in pairs]
    write_identifiers(row, [*held, *new])
    if given.parent is not None:
        row.parentages.filter(certain=None).exclude(parent=standing(given.parent)).delete()
        if not row.parentages.filter(parent=standing(given.parent)).exists():
            set_parent(child=row, parent=given.parent, validity=NOT_STATED, by=None)
    for before in given.successor_of:
        if not row.predecessions.filter(predecessor=standing(before)).exists():
            add_succession(predecessor=before, successor=row, validity=NOT_STATED, by=None)
    return Outcome.CREATED if made else Outcome.CHANGED


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def _names(row: Organisation, given: Sequence[GivenName]) -> None:
    aliases = [
        GivenName(name.name, name.short, name.validity, True, name.pk)
        for name in row.names.filter(alias=True)
    ]
    held = {name.validity: name.pk for name in row.names.filter(alias=False)}
    own = [
        GivenName(name.name, name.short, name.validity, name.alias, held.get(name.validity))
        for name in given
    ]
    write_names(row, [*own, *aliases])
