# SPDX-License-Identifier: EUPL-1.2
"""Which decision counts on a day, which steps stand, and when a pack said the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from corridor.steering.dossiers.rules import LEVELS, fingerprint, in_force, level, standing
from corridor.values.texts import INTERFACE_LANGUAGES, Text


@dataclass(frozen=True)
class Decision:
    pk: int
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Step:
    pk: int
    supersedes_id: int | None = None


FIRST = Decision(1, date(2010, 1, 1))
SECOND = Decision(2, date(2012, 1, 1), date(2013, 1, 1))
CORRECTION = Decision(3, date(2010, 1, 1), date(2011, 1, 1))


@pytest.mark.parametrize(
    ("rows", "day", "counts"),
    [
        ([], date(2010, 6, 1), None),
        ([FIRST], date(2009, 12, 31), None),
        ([FIRST], date(2010, 1, 1), FIRST),
        ([FIRST, SECOND], date(2011, 12, 31), FIRST),
        ([SECOND, FIRST], date(2012, 1, 1), SECOND),
        # What took another's place and ended leaves nothing in force.
        ([FIRST, SECOND], date(2013, 1, 1), None),
        ([FIRST, CORRECTION], date(2010, 6, 1), CORRECTION),
        ([FIRST, CORRECTION], date(2011, 6, 1), None),
    ],
)
def test_the_last_decision_that_had_begun_counts(rows, day, counts):
    assert in_force(rows, day) == counts


def test_what_is_corrected_does_not_stand():
    one, two, three = Step(1), Step(2), Step(3, supersedes_id=1)
    assert standing([three, two, one]) == [two, three]
    assert standing([]) == []


def test_the_scale_is_said_in_every_language_and_unknown_is_not_its_lowest_step():
    assert [step.number for step in LEVELS] == [0, 1, 2, 3, 4]
    for step in LEVELS:
        assert not step.name.missing(INTERFACE_LANGUAGES)
        assert not step.meaning.missing(INTERFACE_LANGUAGES)
    assert level(None) is None
    assert level(0) is LEVELS[0]


def test_a_fingerprint_tells_content_not_order():
    one = {"a": Text({"nl": "x", "en": "y"}), "b": (1, 2), "c": date(2011, 7, 11)}
    two = {"c": date(2011, 7, 11), "b": [1, 2], "a": Text({"en": "y", "nl": "x"})}
    assert fingerprint(one) == fingerprint(two)
    assert fingerprint(one) != fingerprint({**one, "b": (2, 1)})
