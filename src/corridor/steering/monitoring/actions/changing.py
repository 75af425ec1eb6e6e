# SPDX-License-Identifier: EUPL-1.2
"""What all actions of this room rest on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.jobs.public import Refused

from ..models import Round, RoundStep
from ..rules.states import State, Verb
from ..selectors.words import not_now


class Stale(Exception):
    """Somebody took a step since the round was looked at; `current` is how it is."""

    def __init__(self, current: Round) -> None:
        super().__init__(f"round {current.public_id} is at version {current.version}")
        self.current = current


@contextmanager
def changing(
    round: Round, *, by: Actor | None, version: int | None = None, reason: str | None = None
) -> Iterator[Round]:
    """The round as it is now, locked, in a transaction of its own.

    Raises `Stale` when `version` is given and is not the round's.
    """
    with transaction.atomic(), acting(by=by, reason=reason or None):
        held = (
            Round.objects.select_for_update(of=("self",))
            .select_related("partner", "partner__merged_into")
            .get(pk=round.pk)
        )
        if version is not None and held.version != version:
            raise Stale(held)
        yield held


def check_writable(round: Round) -> None:
    """Raises `Refused`, with what to do instead, while nothing may be written."""
    if not round.writable:
        raise Refused(not_now(State(round.state)), "state")


def move(round: Round, verb: Verb, after: State, *, by: Actor | None, remark: str) -> RoundStep:
    """Write a step down; the caller holds the round and has asked the rules."""
    before, round.state, round.since = round.state, after, timezone.now()
    round.version += 1
    round.save(update_fields=["state", "since", "version", "due", "authors"])
    return RoundStep.objects.create(
        round=round,
        verb=verb,
        before=before,
        after=after,
        remark=remark.strip(),
        by_key=None if by is None else by.pk,
    )


def sign(round: Round, by: Actor | None) -> None:
    """Remember that somebody had a hand in the report; the caller saves `authors`."""
    if by is not None and by.pk not in round.authors:
        round.authors = [*round.authors, by.pk]
