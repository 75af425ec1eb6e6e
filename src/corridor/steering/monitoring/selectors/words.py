# SPDX-License-Identifier: EUPL-1.2
"""What the rules find, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.foundation.pages.public import words

from ..rules.figures import PERCENTAGE, Odd, Oddity
from ..rules.states import Fault, State, Verb
from .sheets import Lack, Missing


def refusal(fault: Fault, verb: Verb, state: State) -> str:
    """Why a step cannot be taken, and what can be done instead."""
    match fault:
        case Fault.NO_REASON:
            if verb is Verb.REOPEN:
                return _("Say why the report is reopened.")
            return _("Say what has to be mended.")
        case Fault.OWN_WORK:
            return _(
                "You wrote or submitted something of this report, so you cannot approve it. "
                "Somebody else has to."
            )
    return not_now(state)


def not_now(state: State) -> str:
    """Why nothing is written in a round, or a step not taken, as it is."""
    match state:
        case State.PLANNED:
            return _("This round is not open yet.")
        case State.SUBMITTED:
            return _(
                "This report was submitted and waits to be judged. To change something, have it "
                "sent back."
            )
        case State.APPROVED:
            return _("This report was approved: what it says stays. An officer can reopen it.")
        case State.LOCKED:
            return _(
                "This report is locked: nobody changes anything in it. An officer can reopen it, "
                "with a reason."
            )
    return _("The partner is still writing this report.")


def odd(oddity: Oddity, measure: str) -> str:
    """A question about a figure."""
    by = "" if oddity.by is None else _amount(oddity, measure)
    match oddity.odd:
        case Odd.FELL:
            return _(
                "This is %(by)s lower than last time, though each figure includes those before it. "
                "Is that right?"
            ) % {"by": by}
        case Odd.MANY_TIMES:
            return _("This is some %(by)s times as much as last time. Is that right?") % {"by": by}
        case Odd.A_FRACTION:
            return _("Last time it was some %(by)s times as much. Is that right?") % {"by": by}
        case Odd.OVER_TARGET:
            return _("This goes past the target by %(by)s. Is that right?") % {"by": by}
        case Odd.SHORT_OF_TARGET:
            return _("This misses the target by %(by)s. Say why in the comment.") % {"by": by}
        case Odd.DECIMALS:
            return _("Figures were whole before, and this one is not. Is the unit the same?")
        case Odd.SAME:
            return _("This is the same as last time. Is it a figure of this period?")
        case Odd.OVER_WHOLE:
            return _("This is more than 100%. Is that right?")


def _amount(oddity: Oddity, measure: str) -> str:
    assert oddity.by is not None
    by = words.number(oddity.by.quantize(oddity.by.__class__("0.01")).normalize())
    points = measure == PERCENTAGE and oddity.odd not in (Odd.MANY_TIMES, Odd.A_FRACTION)
    return _("%(number)s points") % {"number": by} if points else by


def lack(missing: Missing) -> str:
    """What is missing, to be read below the name of its place."""
    match missing.lack:
        case Lack.FIGURE:
            return _("not filled in yet")
        case Lack.REASON:
            return _("a comment is missing that says why it is not reported")
        case Lack.NARRATIVE:
            return _("what was done is not told yet")
        case Lack.ASTRAY:
            return _("this period is no longer asked for: take the figure away")


def incomplete(missing: int) -> str:
    return ngettext(
        "%(count)s thing is missing before this can be submitted.",
        "%(count)s things are missing before this can be submitted.",
        missing,
    ) % {"count": missing}
