# SPDX-License-Identifier: EUPL-1.2
"""The door of the accounts room. Rooms below ask `user.has_perm` and import nothing from here."""

from .actions import (
    LastAdministrator,
    NotDemo,
    create_administrator,
    deactivate,
    end_role,
    give_role,
    invite,
    make_demo_accounts,
    reactivate,
    remove_demo_accounts,
)
from .models import Membership, Role, User
from .selectors import (
    act_for,
    all_roles_today,
    has_second_factor,
    may_anywhere,
    may_sign_in,
    memberships_of,
    own_organisations,
    people,
    roles_today,
    waiting,
)

__all__ = [
    "LastAdministrator",
    "Membership",
    "NotDemo",
    "Role",
    "User",
    "act_for",
    "all_roles_today",
    "create_administrator",
    "deactivate",
    "end_role",
    "give_role",
    "has_second_factor",
    "invite",
    "make_demo_accounts",
    "may_anywhere",
    "may_sign_in",
    "memberships_of",
    "own_organisations",
    "people",
    "reactivate",
    "remove_demo_accounts",
    "roles_today",
    "waiting",
]
