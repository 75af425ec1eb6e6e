# SPDX-License-Identifier: EUPL-1.2
"""The kind of record of a data pack that this room holds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
    Refused,
)
from corridor.foundation.reference.public import UnknownCountry, country
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from . import actions, selectors
from .actions import ALWAYS, GivenIdentifier, GivenName, GivenOrganisation
from .models import Organisation
from .rules import SCHEME


def _everywhere(value: Any) -> Any:
    """One string is the name in every language."""
    return dict.fromkeys(INTERFACE_LANGUAGES, value) if isinstance(value, str) else value


ProperName = Annotated[PackText, BeforeValidator(_everywhere)]


class NameRecord(PackRecord):
    """A name that the organisation bears or bore."""

    name: ProperName = Field(
        description="a string each for nl, fr and en, or one string where all use the same"
    )
    short: str | None = Field(None, max_length=60, description="short name or letters: IOM")
    valid: PackValidity | None = Field(
        None, description="when it was the name; without it on all days"
    )


class IdentifierRecord(PackRecord):
    """What a register calls the organisation."""

    scheme: Annotated[str, Field(pattern=SCHEME, max_length=30)] = Field(
        description="a code of the code list organisation-identifier"
    )
    value: str = Field(min_length=1, max_length=100)


class OrganisationRecord(PackRecord):
    """An organisation of any kind."""

    code: PackSlug = Field(description="by which other records name it")
    kind: Literal[
        "government",
        "agency",
        "international",
        "eu",
        "ngo",
        "diaspora",
        "academic",
        "private",
        "other",
    ] = Field(description="a code of the code list organisation-kind")
    names: tuple[NameRecord, ...] = Field(min_length=1)
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$", description="where it is established")
    identifiers: tuple[IdentifierRecord, ...] = ()
    parent: PackSlug | None = Field(
        None, description="the organisation it is part of, at a time that is not stated"
    )
    successor_of: tuple[PackSlug, ...] = Field((), description="organisations whose place it took")
    sources: Citations
    note: PackText | None = None


def _organisation(record: OrganisationRecord) -> Outcome:
    try:
        at = None if record.country is None else country(record.country)
    except UnknownCountry as error:
        raise Refused(str(error), at="country") from error
    return actions.load_organisation(
        given=GivenOrganisation(
            code=record.code,
            kind=record.kind,
            names=[
                GivenName(Text(each.name), each.short or "", each.valid or ALWAYS)
                for each in record.names
            ],
            sources=record.sources,
            country=at,
            identifiers=[GivenIdentifier(each.scheme, each.value) for each in record.identifiers],
            parent=None if record.parent is None else _known(record.parent, "parent"),
            successor_of=[
                _known(code, f"successor_of.{place}")
                for place, code in enumerate(record.successor_of)
            ],
            note=record.note,
        )
    )


def _known(code: str, at: str) -> Organisation:
    try:
        return selectors.organisation_by_code(code)
    except Organisation.DoesNotExist:
        raise Refused(
            f"there is no organisation {code!r}; write its record before this one", at=at
        ) from None


KINDS = (
    Kind(
        "organisation",
        "parties",
        OrganisationRecord,
        _organisation,
        ("country", "document"),
        "organisations with their names, identifiers and parents",
        key=("code",),
        title=_("Organisations"),
    ),
)
