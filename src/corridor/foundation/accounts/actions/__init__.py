# SPDX-License-Identifier: EUPL-1.2
from .demonstrating import NotDemo, make_demo_accounts, remove_demo_accounts
from .doing import forget_deeds, once
from .giving import end_role, give_role, move_memberships
from .inviting import create_administrator, invitation, invite, send_invitation
from .minding import LastAdministrator
from .people import change_myself, deactivate, reactivate

__all__ = [
    "LastAdministrator",
    "NotDemo",
    "change_myself",
    "create_administrator",
    "deactivate",
    "end_role",
    "forget_deeds",
    "give_role",
    "invitation",
    "invite",
    "make_demo_accounts",
    "move_memberships",
    "once",
    "reactivate",
    "remove_demo_accounts",
    "send_invitation",
]
