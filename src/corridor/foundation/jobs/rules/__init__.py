# SPDX-License-Identifier: EUPL-1.2
"""How a data pack is read and checked: plain Python."""

from .kinds import PLANNED, Kind, Outcome, Refused, in_order
from .reading import read_pack
from .records import Fault, Record
from .steps import add_steps, below
from .types import (
    DAYS_WRITTEN,
    Citations,
    PackAmount,
    PackCode,
    PackCountry,
    PackCurrency,
    PackDays,
    PackMoment,
    PackRecord,
    PackSlug,
    PackStep,
    PackText,
    PackValidity,
)

__all__ = [
    "DAYS_WRITTEN",
    "PLANNED",
    "Citations",
    "Fault",
    "Kind",
    "Outcome",
    "PackAmount",
    "PackCode",
    "PackCountry",
    "PackCurrency",
    "PackDays",
    "PackMoment",
    "PackRecord",
    "PackSlug",
    "PackStep",
    "PackText",
    "PackValidity",
    "Record",
    "Refused",
    "add_steps",
    "below",
    "in_order",
    "read_pack",
]
