# SPDX-License-Identifier: EUPL-1.2
"""How a data pack is read and checked: plain Python."""

from .kinds import PLANNED, Kind, Outcome, Refused, in_order
from .reading import read_pack
from .records import Fault, Record
from .types import (
    Citations,
    PackAmount,
    PackCode,
    PackCountry,
    PackCurrency,
    PackMoment,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
)

__all__ = [
    "PLANNED",
    "Citations",
    "Fault",
    "Kind",
    "Outcome",
    "PackAmount",
    "PackCode",
    "PackCountry",
    "PackCurrency",
    "PackMoment",
    "PackRecord",
    "PackSlug",
    "PackText",
    "PackValidity",
    "Record",
    "Refused",
    "in_order",
    "read_pack",
]
