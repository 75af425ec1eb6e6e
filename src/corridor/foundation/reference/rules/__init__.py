# SPDX-License-Identifier: EUPL-1.2
"""Names and their order, verdicts on country lists, the ECB's file: plain Python."""

from .names import currency_names, minor_units, sort_keys, territory_names
from .statements import CodeStatement, MemberStatement, RegionStatement
from .verdicts import (
    ListFacts,
    MemberFacts,
    Reason,
    Verdict,
    Why,
    decide,
    named_at_once,
)

__all__ = [
    "CodeStatement",
    "ListFacts",
    "MemberFacts",
    "MemberStatement",
    "Reason",
    "RegionStatement",
    "Verdict",
    "Why",
    "currency_names",
    "decide",
    "minor_units",
    "named_at_once",
    "sort_keys",
    "territory_names",
]
