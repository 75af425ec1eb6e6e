# SPDX-License-Identifier: EUPL-1.2
from .demonstrating import NotDemo, make_demo_accounts, remove_demo_accounts
from .doing import forget_deeds, once
from .giving import end_role, give_role, move_memberships
from .inviting import create_administrator, invitation, invite, send_invitation
from .minding import LastAdministrator
from .noticing import (
    LettersFailed,
    choose_letters,
    send_letters_job,
    stop_letters,
    write_to,
)
from .people import change_myself, deactivate, reactivate
from .posting import address_to_stop, post_letter, whose_letters
from .searching import MOST as MOST_SEARCHES
from .searching import count_anew, look_at, remove_search, rename_search, save_search

__all__ = [
    "MOST_SEARCHES",
    "LastAdministrator",
    "LettersFailed",
    "NotDemo",
    "address_to_stop",
    "change_myself",
    "choose_letters",
    "count_anew",
    "create_administrator",
    "deactivate",
    "end_role",
    "forget_deeds",
    "give_role",
    "invitation",
    "invite",
    "look_at",
    "make_demo_accounts",
    "move_memberships",
    "once",
    "post_letter",
    "reactivate",
    "remove_demo_accounts",
    "remove_search",
    "rename_search",
    "save_search",
    "send_invitation",
    "send_letters_job",
    "stop_letters",
    "whose_letters",
    "write_to",
]
