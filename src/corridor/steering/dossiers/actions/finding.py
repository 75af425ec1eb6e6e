# SPDX-License-Identifier: EUPL-1.2
"""Finding what a record of a pack refers to, or saying where it went wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.foundation.reference.public import (
    Country,
    CountryList,
    UnknownCountry,
    UnknownList,
    country,
    country_list,
)
from corridor.steering.policy.public import Framework
from corridor.steering.policy.public import framework as framework_by_code
from corridor.steering.portfolio.public import Activity

from ..models import ConditionalityClause, ConditionalityDecision, Obligation, Partnership

Row = TypeVar("Row", bound=models.Model)


def find_country(iso2: str, at: str = "country") -> Country:
    try:
        return country(iso2)
    except UnknownCountry as error:
        raise Refused(str(error), at) from error


def find_list(code: str, at: str = "list") -> CountryList:
    try:
        return country_list(code)
    except UnknownList as error:
        raise Refused(str(error), at) from error


def find_organisation(code: str, at: str = "organisation") -> Organisation:
    """By its code in the data pack; of one merged away the one that stayed."""
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist as error:
        known = Organisation.objects.values_list("code", flat=True)
        raise Refused(f"there is no organisation {code!r}{_near(code, known)}", at) from error


def find_framework(code: str, at: str = "framework") -> Framework:
    try:
        return framework_by_code(code)
    except Framework.DoesNotExist as error:
        known = Framework.objects.values_list("code", flat=True)
        raise Refused(f"there is no framework {code!r}{_near(code, known)}", at) from error


def find_clause(code: str, at: str = "clause") -> ConditionalityClause:
    return _by_code(ConditionalityClause, "conditionality clause", code, at)


def find_decision(code: str, at: str = "decision") -> ConditionalityDecision:
    return _by_code(ConditionalityDecision, "decision", code, at)


def find_partnership(code: str, at: str = "partnership") -> Partnership:
    return _by_code(Partnership, "partnership", code, at)


def find_obligation(code: str, at: str = "obligation") -> Obligation:
    return _by_code(Obligation, "obligation", code, at)


def find_activity(code: str, at: str = "activity") -> Activity:
    return _by_code(Activity, "activity", code, at)


def _by_code(model: type[Row], what: str, code: str, at: str) -> Row:
    found = model._default_manager.filter(code=code).first()
    if found is None:
        known = model._default_manager.values_list("code", flat=True)
        raise Refused(f"there is no {what} {code!r}{_near(code, known)}", at)
    return found


def _near(code: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(code, known, 1)
    return f"; did you mean {close[0]!r}?" if close else ""
