# SPDX-License-Identifier: EUPL-1.2
"""What became of something, told step by step by a pack and by people: steps are only added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from .kinds import Refused

HeldT = TypeVar("HeldT")
GivenT = TypeVar("GivenT")


@contextmanager
def below(place: str) -> Iterator[None]:
    """What is refused within stands below a place in the record."""
    try:
        yield
    except Refused as refusal:
        raise Refused(str(refusal), f"{place}.{refusal.at}".rstrip(".")) from refusal


def add_steps(
    held: list[HeldT],
    given: Sequence[GivenT],
    *,
    from_pack: Callable[[HeldT], bool],
    same: Callable[[HeldT, GivenT], bool],
    add: Callable[[list[HeldT], GivenT], HeldT],
    at: str,
    page: str,
) -> bool:
    """Add to the steps that are `held`, the oldest first, what a pack has given since; whether
    there was anything.

    Those loaded before stay as they are. Raises `Refused` when the pack tells one of them otherwise
    or leaves it out, and when somebody wrote a step on the page (`page` names it) and the pack has
    a new one: which came first is not known then.
    """
    loaded = [step for step in held if from_pack(step)]
    if len(given) < len(loaded):
        raise Refused("a step that was loaded before is left out; steps are only added", at)
    for number, (step, stated) in enumerate(zip(loaded, given, strict=False)):
        if not same(step, stated):
            raise Refused(
                "this step was loaded before and told otherwise; steps are only added: give the "
                "old one back and correct it by a step after it",
                f"{at}.{number}",
            )
    new = list(enumerate(given))[len(loaded) :]
    if new and len(held) > len(loaded):
        raise Refused(
            f"somebody wrote a step here since; write this one on {page}", f"{at}.{new[0][0]}"
        )
    for number, stated in new:
        with below(f"{at}.{number}"):
            held.append(add(held, stated))
    return bool(new)
