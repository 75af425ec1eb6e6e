# SPDX-License-Identifier: EUPL-1.2
"""What can be done with several rounds at once: open what is planned, remind who is to report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import BulkAction, words

from ..actions import MailFailed, Stale, remind_of, take_step
from ..models import Round
from ..rules.states import State, Verb


def _not_opened(row: Round, user: Any, chosen: Sequence[Round]) -> str:
    if not user.has_perm("monitoring.open_round", row):
        return _("You may not open this round.")
    return "" if row.state == State.PLANNED else _("Only a round that is planned is opened.")


def _open(row: Round, user: Any, given: Mapping[str, Any]) -> None:
    try:
        take_step(round=row, verb=Verb.OPEN, version=row.version, by=user)
    except Stale:
        raise ValidationError(_("Somebody changed it since you chose it.")) from None


def _not_reminded(row: Round, user: Any, chosen: Sequence[Round]) -> str:
    if not user.has_perm("monitoring.judge_report", row):
        return _("You may not remind this partner.")
    return "" if row.writable else _("It does not lie with the partner now.")


def _remind(row: Round, user: Any, given: Mapping[str, Any]) -> None:
    try:
        remind_of(round=row)
    except MailFailed:
        raise ValidationError(_("The letter could not be sent; try again later.")) from None


OPEN = BulkAction(
    "open",
    gettext_lazy("Open"),
    gettext_lazy("Open these rounds?"),
    may=lambda user: user.has_perm("monitoring.open_round"),
    refusal=_not_opened,
    do=_open,
    done=lambda count: (
        ngettext("%(count)s round is open.", "%(count)s rounds are open.", count)
        % {"count": words.number(count)}
    ),
    explain=gettext_lazy("The partners can write their reports from then on."),
    stamp=lambda row: row.version,
    refuses=(Refused,),
)
REMIND = BulkAction(
    "remind",
    gettext_lazy("Send a reminder"),
    gettext_lazy("Send a reminder about these rounds?"),
    may=lambda user: user.has_perm("monitoring.judge_report"),
    refusal=_not_reminded,
    do=_remind,
    done=lambda count: (
        ngettext(
            "A reminder of %(count)s round is sent.",
            "Reminders of %(count)s rounds are sent.",
            count,
        )
        % {"count": words.number(count)}
    ),
    explain=gettext_lazy(
        "The people of the partner who can submit the report get a letter; nobody gets two about a "
        "round on one day."
    ),
    refuses=(Refused,),
)
