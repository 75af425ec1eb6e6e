# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, in one table, written out by hand: a change of the roles is a change here too.

`everywhere` are the roles that may do it whatever it is about, `own` those that may do it for what
belongs to their own organisation. `api` tells whether programs may do it: "writes" where an
operation of the API does it, "reads" where one shows it, "" where there are pages alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Right:
    everywhere: frozenset[str]
    own: frozenset[str] = frozenset()
    api: str = ""


OFFICE = frozenset({"officer", "editor"})
ALL_BUT_PARTNERS = OFFICE | {"administrator"}
RUNNING = frozenset({"editor", "administrator"})
PARTNER = frozenset({"partner"})
NOBODY: frozenset[str] = frozenset()

RIGHTS = {
    "parties.change_organisation": Right(ALL_BUT_PARTNERS, PARTNER),
    "parties.merge_organisation": Right(RUNNING),
    "accounts.manage_accounts": Right(frozenset({"administrator"})),
    "audit.view_history": Right(ALL_BUT_PARTNERS),
    "jobs.view_runs": Right(RUNNING),
    "jobs.start_load": Right(RUNNING),
    "reference.load_rates": Right(RUNNING),
    "policy.book_spending": Right(OFFICE),
    "policy.record_promise": Right(OFFICE),
    "policy.follow_promise": Right(OFFICE),
    "portfolio.add_activity": Right(OFFICE),
    "portfolio.change_activity": Right(OFFICE, PARTNER, api="reads"),
    "portfolio.publish_activity": Right(OFFICE),
    "portfolio.record_money": Right(OFFICE),
    "portfolio.write_results": Right(OFFICE, PARTNER),
    "monitoring.view_rounds": Right(OFFICE, PARTNER, api="reads"),
    "monitoring.open_round": Right(OFFICE, api="writes"),
    "monitoring.write_report": Right(NOBODY, PARTNER, api="writes"),
    "monitoring.submit_report": Right(NOBODY, PARTNER, api="writes"),
    "monitoring.judge_report": Right(OFFICE, api="writes"),
    "monitoring.reopen_round": Right(OFFICE, api="writes"),
    "plans.write_plan": Right(OFFICE, PARTNER),
    "plans.adopt_plan": Right(OFFICE),
    "screening.screen_activity": Right(OFFICE, PARTNER),
    "screening.conclude_screening": Right(OFFICE),
    "screening.decide_oda": Right(OFFICE),
    "dossiers.write_dossier": Right(OFFICE),
    "dossiers.take_decision": Right(OFFICE),
    "learning.record_evaluation": Right(OFFICE),
    "learning.respond": Right(OFFICE),
    "learning.follow_up": Right(OFFICE),
    "learning.accept_lesson": Right(OFFICE),
    "learning.propose_lesson": Right(NOBODY, PARTNER),
    "reporting.answer_question": Right(OFFICE),
    "reporting.write_report": Right(frozenset({"officer"})),
    "reporting.review_report": Right(frozenset({"editor"})),
    "reporting.publish_report": Right(frozenset({"editor"})),
}


def allowed(permission: str, role: str | None, *, own: bool) -> bool:
    """Whether somebody of a role may do it; `own`: for what belongs to their own organisation."""
    right = RIGHTS[permission]
    return role in right.everywhere or (own and role in right.own)
