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
    post_letter,
    reactivate,
    remove_demo_accounts,
)
from .models import Membership, Role, User
from .registry import Part, Said, register_letter_part
from .selectors import (
    act_for,
    all_roles_today,
    gets_daily_letter,
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
    "Part",
    "Role",
    "Said",
    "User",
    "act_for",
    "all_roles_today",
    "create_administrator",
    "deactivate",
    "end_role",
    "gets_daily_letter",
    "give_role",
    "has_second_factor",
    "invite",
    "make_demo_accounts",
    "may_anywhere",
    "may_sign_in",
    "memberships_of",
    "own_organisations",
    "people",
    "post_letter",
    "reactivate",
    "register_letter_part",
    "remove_demo_accounts",
    "roles_today",
    "waiting",
]
