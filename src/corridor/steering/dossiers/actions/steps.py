# SPDX-License-Identifier: EUPL-1.2
"""What was done about an obligation, step by step, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.values.periods import Moment
from corridor.values.texts import Text

from ..models import Obligation, ObligationStep
from ..rules import standing

# The caller does not say which step it saw as the last.
NOT_ASKED: Final = "not asked"
UNKNOWN = Moment(None, None)


class NewStep(Exception):
    """Somebody else took a step since the form was opened; `last` is the last one now."""

    def __init__(self, last: ObligationStep | None) -> None:
        super().__init__("another step was taken meanwhile")
        self.last = last


def take_step(
    *,
    by: Actor,
    obligation: Obligation,
    state: str,
    text: Text | None,
    sources: Sequence[str],
    moment: Moment = UNKNOWN,
    supersedes: ObligationStep | None = None,
    seen: str | None = NOT_ASKED,
) -> ObligationStep:
    """Add a step, or correct one by another that supersedes it.

    `seen` is the public id of the last step that was shown, null for none: if another came since,
    `NewStep`. Raises `Refused` without words or evidence, and for a step that is corrected already.
    """
    if text is None:
        raise Refused(_("Say what was done."), "text")
    if not sources:
        raise Refused(_("State at least one source, as in NL11:79-93."), "sources")
    with changing(by=by, reason=text.choose("en")[0]):
        held = Obligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)
        steps = standing(ObligationStep.objects.filter(obligation=held))
        last = steps[-1] if steps else None
        if seen not in (NOT_ASKED, None if last is None else last.public_id):
            raise NewStep(last)
        if supersedes is not None and supersedes not in steps:
            raise Refused(_("This step was corrected already, or is another’s."), "supersedes")
        step = ObligationStep(
            obligation=held,
            state=state,
            text=text,
            earliest=moment.earliest,
            latest=moment.latest,
            sources=list(sources),
            supersedes=supersedes,
            by_key=by.pk,
        )
        step.clean_fields(exclude=["obligation", "supersedes", "earliest", "latest", "by_key"])
        step.save()
    return step


def load_step(
    *,
    obligation: Obligation,
    state: str,
    text: Text,
    sources: Sequence[str],
    moment: Moment = UNKNOWN,
) -> Outcome:
    """Add a step of a data pack, known by all that it says; the same again changes nothing."""
    said = {
        "obligation": obligation,
        "state": state,
        "text": text,
        "earliest": moment.earliest,
        "latest": moment.latest,
        "sources": list(sources),
    }
    with changing(by=None):
        if ObligationStep.objects.filter(**said).exists():
            return Outcome.UNCHANGED
        step = ObligationStep(**said)
        step.clean_fields(exclude=["obligation", "supersedes", "earliest", "latest", "by_key"])
        step.save()
    return Outcome.CREATED
