# SPDX-License-Identifier: EUPL-1.2
"""Kinds of money by IATI TransactionType, and how an amount is cut in parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from .shares import TOLERANCE

# Percentages have six decimals: reckoned in millionths, nothing is lost.
MILLION = 10**6
HUNDRED = 100 * MILLION
LEAST = int((100 - TOLERANCE) * MILLION)

# The largest amount that the columns hold.
LARGEST = Decimal("999999999999999999.99")

# Money that left for the aim of an activity: disbursement, expenditure, and reimbursement of what
# the receiver spent before. A refund is a negative amount of these. Interest and loan repayment are
# the price of an earlier loan, equity is property that stays, a guarantee moves nothing, and
# commitments and pledges are promises.
SPENT = ("3", "4", "7")

# Types that state the same money are looked at together when it is counted once: an activity may
# report as expenditure what the one above it disbursed. Every other type is a family of its own.
FAMILIES: Mapping[str, str] = MappingProxyType(dict.fromkeys(SPENT, "spent"))

# What tells that the receiving activity lives on the money of the one that pays...
FEEDING = ("2", "3", "4", "7", "8")
# ...and that the activity itself lives on the money of the one named as provider.
FED = ("1", "11")

# Money that moved: it cannot have moved on a day to come. Commitments, pledges and guarantees are
# words, and may be dated ahead.
MOVED = ("1", "3", "4", "5", "6", "7", "8", "9")

# Why a record took the place of another where nobody wrote a reason: pages say it in the reader's
# language.
STATED_ANEW = "stated-anew"
STATED_NO_MORE = "stated-no-more"


def family(type: str) -> str:
    """The types that are counted together have one family."""
    return FAMILIES.get(type, type)


def split(amount: Decimal, shares: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal]:
    """The parts of an amount (in cents at the finest) by percentages, adding up to it to the cent.

    A share that nobody stated is 100 for a sole row. Among several it is not guessed: what the
    stated ones leave stands under "", as does all of it where there is no row. Shares that come to
    100 but for a source's rounding, or to more, are taken as proportions. The cents that rounding
    leaves go to the largest remainders, then in the order of keys (largest remainder method).
    """
    rows = list(shares)
    if len(rows) == 1 and rows[0][1] is None:
        rows = [(rows[0][0], Decimal(100))]
    weights: dict[str, int] = {}
    for key, share in rows:
        if share is not None:
            weights[key] = weights.get(key, 0) + int(share * MILLION)
    stated = sum(weights.values())
    whole = stated if stated >= LEAST else HUNDRED
    if whole > stated:
        weights[""] = weights.get("", 0) + whole - stated
    cents = int(abs(amount) * 100)
    parts = {key: divmod(cents * weight, whole) for key, weight in weights.items()}
    spare = cents - sum(part for part, _rest in parts.values())
    first = sorted(parts, key=lambda key: (-parts[key][1], key))[:spare]
    sign = -1 if amount < 0 else 1
    return {
        key: Decimal(sign * (part + (key in first))) / 100 for key, (part, _rest) in parts.items()
    }
