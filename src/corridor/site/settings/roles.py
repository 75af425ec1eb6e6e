# SPDX-License-Identifier: EUPL-1.2
"""What each role may do. A permission is named "<room>.<verb_thing>" and declared by a model there.

CORRIDOR_REQUIRE_SECOND_FACTOR  roles that must set up a second factor before they go on, separated
                                by commas (default: administrator; none in the demonstration)
"""

import os

from .environment import DEMO

# Reading what is public needs no role at all.
ROLES: dict[str, frozenset[str]] = {
    # Somebody of an organisation that carries out activities; see the next setting.
    "partner": frozenset(
        {
            "parties.change_organisation",
            "monitoring.view_rounds",
            "monitoring.write_report",
            "monitoring.submit_report",
            "plans.write_plan",
            "screening.screen_activity",
            "learning.propose_lesson",
            "portfolio.change_activity",
            "portfolio.write_results",
        }
    ),
    # Somebody of a ministry or agency that runs the policy.
    "officer": frozenset(
        {
            "parties.change_organisation",
            "policy.book_spending",
            "portfolio.record_money",
            "portfolio.write_results",
            "portfolio.add_activity",
            "portfolio.change_activity",
            "portfolio.publish_activity",
            "policy.follow_promise",
            "policy.record_promise",
            "audit.view_history",
            "dossiers.write_dossier",
            "dossiers.take_decision",
            "monitoring.view_rounds",
            "monitoring.judge_report",
            "monitoring.open_round",
            "monitoring.reopen_round",
            "plans.write_plan",
            "plans.adopt_plan",
            "screening.screen_activity",
            "screening.conclude_screening",
            "screening.decide_oda",
            "learning.record_evaluation",
            "learning.respond",
            "learning.follow_up",
            "learning.accept_lesson",
            "reporting.answer_question",
            "reporting.write_report",
        }
    ),
    # Looks after what is published and after the quality of the registers.
    "editor": frozenset(
        {
            "parties.change_organisation",
            "parties.merge_organisation",
            "audit.view_history",
            "jobs.view_runs",
            "jobs.start_load",
            "reference.load_rates",
            "policy.book_spending",
            "portfolio.record_money",
            "portfolio.write_results",
            "portfolio.add_activity",
            "portfolio.change_activity",
            "portfolio.publish_activity",
            "policy.follow_promise",
            "policy.record_promise",
            "reporting.review_report",
            "reporting.publish_report",
            "dossiers.write_dossier",
            "dossiers.take_decision",
            "monitoring.view_rounds",
            "monitoring.judge_report",
            "monitoring.open_round",
            "monitoring.reopen_round",
            "plans.write_plan",
            "plans.adopt_plan",
            "screening.screen_activity",
            "screening.conclude_screening",
            "screening.decide_oda",
            "learning.record_evaluation",
            "learning.respond",
            "learning.follow_up",
            "learning.accept_lesson",
            "reporting.answer_question",
        }
    ),
    # Looks after people and after the running system.
    "administrator": frozenset(
        {
            "accounts.manage_accounts",
            "parties.change_organisation",
            "parties.merge_organisation",
            "audit.view_history",
            "jobs.view_runs",
            "jobs.start_load",
            "reference.load_rates",
        }
    ),
}

# What these roles may do, they may do for their own organisation and for what belongs to it.
ROLES_OWN_ORGANISATION_ONLY = frozenset({"partner"})

_required = os.environ.get("CORRIDOR_REQUIRE_SECOND_FACTOR", "" if DEMO else "administrator")
CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset(filter(None, _required.replace(" ", "").split(",")))
