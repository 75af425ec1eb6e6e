# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.reference.public import Country
from corridor.values.texts import Text

from ..models import Organisation
from .editing import GivenIdentifier, GivenName, write_identifiers, write_names


@transaction.atomic
def add_organisation(
    *,
    code: str,
    kind: str,
    names: Sequence[GivenName],
    sources: Sequence[str],
    by: Actor | None,
    country: Country | None = None,
    identifiers: Sequence[GivenIdentifier] = (),
    note: Text | None = None,
) -> Organisation:
    """A new organisation with at least one name.

    Raises `ValidationError` for a code, kind, name or identifier that cannot be, or is taken.
    """
    with acting(by=by):
        organisation = Organisation(
            code=code, kind=kind, country=country, note=note, sources=list(sources)
        )
        organisation.full_clean()
        organisation.save()
        write_names(organisation, names)
        write_identifiers(organisation, identifiers)
    return organisation
