# SPDX-License-Identifier: EUPL-1.2
"""What may become of a question about a figure."""

from __future__ import annotations

from enum import StrEnum

SHORTEST, LONGEST = 10, 2000
# Beyond these something else than readers asks; nobody could answer them.
MOST_WAITING, MOST_OF_FIGURE = 500, 20


class Step(StrEnum):
    LET_THROUGH = "let_through"
    ANSWER = "answer"
    REJECT = "reject"


# From which states a step may be taken. What was turned down by mistake is let through after all;
# an answer may be given anew, and one may be taken out of sight where a person is named in it.
STEPS: dict[Step, frozenset[str]] = {
    Step.LET_THROUGH: frozenset({"waiting", "rejected"}),
    Step.ANSWER: frozenset({"waiting", "open", "answered"}),
    Step.REJECT: frozenset({"waiting", "open", "answered"}),
}
SHOWN = frozenset({"open", "answered"})


def may(step: Step, state: str) -> bool:
    return state in STEPS[step]


def tidy(text: str) -> str:
    """Without what cannot be seen: control characters, empty lines at the ends, more than one empty
    line in a row."""
    kept = "".join(
        sign for sign in text.replace("\r\n", "\n") if sign == "\n" or sign.isprintable()
    )
    lines = [line.strip() for line in kept.strip().split("\n")]
    return "\n".join(
        line for place, line in enumerate(lines) if line or (place and lines[place - 1])
    )
