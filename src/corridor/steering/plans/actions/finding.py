# SPDX-License-Identifier: EUPL-1.2
"""Finding what an action refers to, or saying where it went wrong."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.foundation.reference.public import Country, UnknownCountry, country, currencies
from corridor.steering.policy.public import Framework, Node, framework, node
from corridor.values.money import Money

from .. import rules
from ..models import ActionPlan, Contribution

FIRST_YEAR, LAST_YEAR = 1990, 2100
LARGEST = Decimal("9999999999999999.99")
MOST_STAFF = Decimal("99999.99")


class Stale(Exception):
    """Somebody else changed it since it was shown; `current` is how it stands."""

    def __init__(self, current: ActionPlan | Contribution) -> None:
        super().__init__(f"{current.public_id} is at version {current.version}")
        self.current = current


class Gone(Exception):
    """Somebody else took it away since it was shown."""


def locked(plan: ActionPlan, step: str, version: int | None = None) -> ActionPlan:
    """The plan as it stands, so that changes of it wait for each other.

    Raises `Stale` when it is not at `version`, and `Refused` when its state does not allow the
    step, in words.
    """
    held = (
        ActionPlan.objects.select_for_update(of=("self",))
        .select_related("organisation", "framework")
        .filter(pk=plan.pk)
        .first()
    )
    if held is None:
        raise Gone
    if not rules.may(step, held.state):
        raise Refused(_WHY_NOT[step](held.state), "state")
    if version is not None and held.version != version:
        raise Stale(held)
    return held


def _not_to_change(state: str) -> str:
    return {
        "submitted": _("The plan was submitted: take it back, or ask for it back, to change it."),
        "adopted": _("The plan was adopted: it can only be changed after it is sent back."),
        "closed": _("The plan is closed and stays as it is."),
    }[state]


def _not_to_submit(state: str) -> str:
    return {
        "submitted": _("The plan was submitted already and awaits adoption."),
        "adopted": _("The plan was adopted already."),
        "closed": _("The plan is closed and stays as it is."),
    }[state]


def _not_to_adopt(state: str) -> str:
    return {
        "draft": _("The plan is a draft: it must be submitted before it is adopted."),
        "adopted": _("The plan was adopted already."),
        "closed": _("The plan is closed and stays as it is."),
    }[state]


def _not_to_close(state: str) -> str:
    return {
        "draft": _("The plan is a draft: what came of it is recorded after it is adopted."),
        "submitted": _("The plan awaits adoption: what came of it is recorded after that."),
        "closed": _("The plan is closed already."),
    }[state]


_WHY_NOT = {
    "change": _not_to_change,
    "submit": _not_to_submit,
    "adopt": _not_to_adopt,
    "record": _not_to_close,
    "close": _not_to_close,
}


def find_framework(code: str, at: str = "framework") -> Framework:
    try:
        return framework(code)
    except Framework.DoesNotExist:
        raise Refused(_("There is no framework %(code)s.") % {"code": code[:40]}, at) from None


def find_node(of: Framework, code: str, at: str = "node") -> Node:
    try:
        return node(of.code, code)
    except Node.DoesNotExist:
        raise Refused(
            _("%(framework)s has no node %(code)s.") % {"framework": of.code, "code": code[:40]}, at
        ) from None


def find_approach(of: Framework, code: str, at: str = "approach") -> Node:
    """A node that is an approach; else `Refused`."""
    found = find_node(of, code, at)
    if found.kind != Node.Kind.APPROACH:
        raise Refused(_("%(code)s is not an approach.") % {"code": code}, at)
    return found


def find_organisation(code: str, at: str) -> Organisation:
    """By its code in the data pack; of one merged away the one that stayed."""
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist:
        raise Refused(_("There is no organisation %(code)s.") % {"code": code[:60]}, at) from None


def find_country(iso2: str, at: str) -> Country:
    try:
        return country(iso2)
    except UnknownCountry as error:
        raise Refused(str(error), at) from error


def check_year(year: int, at: str = "year") -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            _("A year lies between %(first)d and %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
            at,
        )


def check_money(money: Money | None) -> None:
    """An amount in whole cents that the column can hold, not below zero, in a known currency."""
    if money is None:
        return
    if money.amount < 0:
        raise Refused(_("An amount is not below zero."), "amount")
    if money.amount > LARGEST or money.amount != money.amount.quantize(Decimal("0.01")):
        raise Refused(_("Write the amount in whole cents, with at most 16 digits."), "amount")
    if not currencies().filter(code=money.currency).exists():
        raise Refused(_("There is no currency %(code)s.") % {"code": money.currency}, "currency")


def check_staff(staff: Decimal | None) -> None:
    if staff is None:
        return
    if not staff.is_finite() or not 0 <= staff <= MOST_STAFF:
        raise Refused(_("Write full-time equivalents as a number from 0 to 99,999."), "staff")
    if staff != staff.quantize(Decimal("0.01")):
        raise Refused(_("Write full-time equivalents with at most two decimals."), "staff")
