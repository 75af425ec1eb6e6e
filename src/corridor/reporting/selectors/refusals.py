# SPDX-License-Identifier: EUPL-1.2
"""Why something cannot be done with a report now, and what to do instead, for readers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..rules.states import Fault, State, Verb


def not_now(state: State) -> str:
    """Why nothing can be written."""
    return {
        State.WRITING: _("The report is being written: hand it in first."),
        State.REVIEW: _(
            "The report is in review. To write in it, ask for it to be sent back with remarks."
        ),
        State.APPROVED: _(
            "The report is approved. To write in it, ask for it to be sent back with remarks."
        ),
        State.PUBLISHED: _("The report is published. To write in it, open it for correction."),
    }[state]


def refusal(fault: Fault, verb: Verb, state: State) -> str:
    """Why a step cannot be taken."""
    if fault is Fault.OWN_WORK:
        return _("You handed this report in, so somebody else has to approve it.")
    if fault is Fault.NO_REASON:
        if verb is Verb.CORRECT:
            return _("Say in three languages why the report is corrected.")
        return _("Say what has to be mended.")
    if verb is Verb.CORRECT and state is not State.PUBLISHED:
        return _("Only what is published can be corrected; this report is open already.")
    if verb is Verb.APPROVE and state is State.WRITING:
        return _("The report is being written again; it has to be handed in first.")
    if verb is Verb.HAND_IN and state is not State.WRITING:
        return _("The report is handed in already.")
    return not_now(state)
