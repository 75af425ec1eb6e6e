# SPDX-License-Identifier: EUPL-1.2
"""Accounts from the terminal: those of the demonstration, and the first administrator."""

from __future__ import annotations

import argparse
from typing import Any

from .problems import Problem


def demo_accounts(verbs: Any) -> None:
    def do(options: argparse.Namespace) -> int:
        from corridor.foundation.accounts.public import (
            NotDemo,
            make_demo_accounts,
            remove_demo_accounts,
        )

        if options.remove:
            print(f"{remove_demo_accounts(by=None)} demo accounts taken away")
            return 0
        try:
            accounts = make_demo_accounts()
        except (NotDemo, LookupError) as error:
            raise Problem(str(error)) from error
        width = max(len(email) for _role, email, _password in accounts)
        for role, email, password in accounts:
            print(f"{role:14} {email:{width}}  {password}")
        return 0

    verb = verbs.add_parser("demo-accounts", help="make an account for each role, in demo mode")
    verb.add_argument("--remove", action="store_true", help="take them all away, in any mode")
    verb.set_defaults(do=do)


def create_administrator(verbs: Any) -> None:
    def do(options: argparse.Namespace) -> int:
        from django.core.exceptions import ValidationError

        from corridor.foundation.accounts.public import create_administrator

        try:
            _user, link = create_administrator(
                email=options.email, name=options.name, language=options.lang, by=None
            )
        except ValidationError as error:
            raise Problem(" ".join(error.messages)) from error
        print("Set the password at this address, which works once and for three days:")
        print(link)
        return 0

    verb = verbs.add_parser(
        "create-administrator", help="make somebody administrator of Corridor as a whole"
    )
    verb.add_argument("email", metavar="EMAIL")
    verb.add_argument("--name", default="")
    verb.add_argument("--lang", choices=("nl", "fr", "en"), default="en")
    verb.set_defaults(do=do)


def refuse_unsound() -> None:
    """Raise `Problem` with what Django's checks find wrong, before anything is served."""
    from django.core import checks

    found = [one for one in checks.run_checks() if one.is_serious()]
    if found:
        raise Problem("; ".join(f"{one.msg} {one.hint or ''}".strip() for one in found))
