# SPDX-License-Identifier: EUPL-1.2
"""Writing instruments and what country lists mean for them."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns, as_range
from corridor.foundation.reference.public import CountryList, UnknownList, country_list
from corridor.values.periods import Validity
from corridor.values.texts import Text

from ..models import CountryRule, Instrument
from .finding import find_framework, find_instrument


def save_instrument(
    *,
    by: Actor | None,
    framework: str,
    code: str,
    names: Text,
    description: Text | None,
    validity: Validity,
    sources: Sequence[str],
) -> Outcome:
    """Write an instrument, known by its code within the framework."""
    with changing(by=by):
        return upsert(
            Instrument,
            {"framework": find_framework(framework), "code": code},
            {
                "names": names,
                "description": description,
                "sources": list(sources),
                **as_columns(validity),
            },
        )[1]


def save_country_rule(
    *,
    by: Actor | None,
    framework: str,
    instrument: str | None,
    list_code: str | None,
    effect: str,
    validity: Validity,
    reason: Text,
    sources: Sequence[str],
) -> Outcome:
    """Say what a list (null: every country) means for an instrument (null: all of them).

    Known by all of that and its validity. Raises `Refused` for what does not exist, and for an
    effect that needs a list and has none.
    """
    if list_code is None and effect in {CountryRule.Effect.ONLY, CountryRule.Effect.PRIORITY}:
        raise Refused(f"the effect {effect} needs a list", "list")
    with changing(by=by):
        of = find_framework(framework)
        return upsert(
            CountryRule,
            {
                "framework": of,
                "instrument": None if instrument is None else find_instrument(of, instrument),
                "list": None if list_code is None else _find_list(list_code),
                "effect": effect,
                "valid": as_range(validity.possible),
            },
            {"reason": reason, "sources": list(sources), **as_columns(validity)},
        )[1]


def _find_list(code: str) -> CountryList:
    try:
        return country_list(code)
    except UnknownList as error:
        raise Refused(str(error), "list") from error
