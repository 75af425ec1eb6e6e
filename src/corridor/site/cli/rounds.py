# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds from the terminal: one to try out, and the reminders of a day."""

from __future__ import annotations

import argparse
from typing import Any

from .problems import Problem


def demo_round(verbs: Any) -> None:
    def do(options: argparse.Namespace) -> int:
        from corridor.foundation.accounts.public import Membership, Role
        from corridor.steering.monitoring.public import open_demo_round

        held = Membership.objects.filter(user__is_demo=True, role=Role.PARTNER)
        membership = held.select_related("organisation").first()
        if membership is None or membership.organisation is None:
            raise Problem("there is no demo partner; make the demo accounts first")
        try:
            made = open_demo_round(partner=membership.organisation)
        except RuntimeError as error:
            raise Problem(str(error)) from error
        if made is None:
            print("no round opened: there is one already, or no activity to report on")
        else:
            print(f"{made}, due on {made.due.isoformat()}")
        return 0

    verb = verbs.add_parser("demo-round", help="open a round for the demo partner, in demo mode")
    verb.set_defaults(do=do)


def remind(verbs: Any) -> None:
    def do(options: argparse.Namespace) -> int:
        from corridor.foundation.jobs.public import Busy, run_now
        from corridor.steering.monitoring.public import MailFailed

        try:
            run = run_now("send-reminders", by=None)
        except (Busy, MailFailed) as error:
            raise Problem(str(error)) from error
        print(f"{run.summary['letters']} letters sent")
        return 0

    verb = verbs.add_parser("remind", help="send the reminders of today that were not sent yet")
    verb.set_defaults(do=do)
