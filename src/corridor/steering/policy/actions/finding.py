# SPDX-License-Identifier: EUPL-1.2
"""Finding what an action refers to, or saying where it went wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from decimal import Decimal

from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.foundation.reference.public import Currency

from ..models import Framework, Instrument, Node

FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST = Decimal("9999999999999999.99")


def find_framework(code: str, at: str = "framework") -> Framework:
    found = Framework.objects.filter(code=code).first()
    if found is None:
        known = Framework.objects.values_list("code", flat=True)
        raise Refused(f"there is no framework {code!r}{_near(code, known)}", at)
    return found


def find_node(framework: Framework, code: str, at: str = "node") -> Node:
    found = Node.objects.filter(framework=framework, code=code).first()
    if found is None:
        known = framework.nodes.values_list("code", flat=True)
        raise Refused(f"{framework.code} has no node {code!r}{_near(code, known)}", at)
    found.framework = framework
    return found


def find_path(path: str, at: str) -> Node:
    """A node by framework and code, as in "NL08/5"."""
    framework, slash, code = path.partition("/")
    if not slash or not code:
        raise Refused(f"{path!r} names no node; write framework/node, as in NL08/5", at)
    return find_node(find_framework(framework, at), code, at)


def find_instrument(framework: Framework, code: str, at: str = "instrument") -> Instrument:
    found: Instrument | None = framework.instruments.filter(code=code).first()
    if found is None:
        known = framework.instruments.values_list("code", flat=True)
        raise Refused(f"{framework.code} has no instrument {code!r}{_near(code, known)}", at)
    return found


def find_organisation(code: str | None, at: str) -> Organisation | None:
    """By its code in the data pack; of one merged away the one that stayed."""
    if code is None:
        return None
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist as error:
        known = Organisation.objects.values_list("code", flat=True)
        raise Refused(f"there is no organisation {code!r}{_near(code, known)}", at) from error


def _near(code: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(code, known, 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def check_year(year: int, at: str = "year") -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"a year lies between {FIRST_YEAR} and {LAST_YEAR}, not {year}", at)


def check_currency(currency: str, at: str = "currency") -> None:
    if not Currency.objects.filter(code=currency).exists():
        raise Refused(f"there is no currency {currency!r}; write its ISO 4217 code", at)


def check_amount(amount: Decimal | None, at: str = "amount", *, negative: bool = False) -> None:
    """An amount in whole cents that the column can hold; only a refund is below zero."""
    if amount is None:
        return
    if not amount.is_finite() or abs(amount) > LARGEST:
        raise Refused(f"{amount} is no amount that can be kept", at)
    if amount != amount.quantize(Decimal("0.01")):
        raise Refused(f"{amount} is finer than a cent", at)
    if amount < 0 and not negative:
        raise Refused(f"{amount} is below zero", at)


def check_precision(precision: Decimal, at: str = "precision") -> None:
    if not Decimal("0.01") <= precision <= Decimal(10**11):
        raise Refused("the unit of rounding lies between 0.01 and 100,000,000,000", at)
