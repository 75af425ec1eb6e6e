# SPDX-License-Identifier: EUPL-1.2
"""Names of countries, regions and currencies from CLDR, and the keys that sort them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import duckdb
from babel import Locale
from babel.core import get_global

from corridor.values.texts import SERVICE_LANGUAGES


def territory_names(code: str) -> dict[str, str]:
    """CLDR's names of an ISO 3166-1 alpha-2 or M49 region code, by language.

    A language for which CLDR has no name is left out: nothing is made up.
    """
    return {
        lang: str(name)
        for lang in SERVICE_LANGUAGES
        if (name := _locale(lang).territories.get(code)) and name != code
    }


def currency_names(code: str) -> dict[str, str]:
    """CLDR's names of an ISO 4217 code, by language; left out where there is none."""
    return {
        lang: str(name)
        for lang in SERVICE_LANGUAGES
        if (name := _locale(lang).currencies.get(code)) and name != code
    }


def minor_units(code: str) -> int:
    """The number of decimals of amounts in a currency by CLDR: 2 where it says nothing."""
    fractions = get_global("currency_fractions")
    return int(fractions.get(code, fractions["DEFAULT"])[0])


def sort_keys(names: Sequence[str], lang: str) -> list[str]:
    """For each name a hexadecimal string; these sort as the names do in the language.

    The Unicode collation algorithm with CLDR's rules for the language, by the ICU that is built
    into DuckDB; an unknown language gets the root rules.
    """
    if not names:
        return []
    if lang not in SERVICE_LANGUAGES:
        raise ValueError(f"no sort keys are kept for the language {lang!r}")
    # The collation must stand in the statement itself; it is one of our own ten codes.
    question = f"SELECT icu_sort_key(name, '{lang}') FROM (SELECT unnest(?) AS name)"
    rows: list[tuple[Any, ...]] = _duckdb().cursor().execute(question, [list(names)]).fetchall()
    return [str(row[0]) for row in rows]


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(lang)


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": 1,
        }
    )
