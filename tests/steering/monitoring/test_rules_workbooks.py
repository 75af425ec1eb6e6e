# SPDX-License-Identifier: EUPL-1.2
"""What a workbook says of itself, and what its rows remember."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.steering.monitoring.rules.workbooks import (
    LONGEST_SHOWN,
    Misfit,
    Seen,
    about,
    cell_of,
    cell_words,
    fingerprint,
    misfit,
    moment_of,
    moment_words,
    named,
    shown,
)
from corridor.values.canonical import digest
from corridor.values.periods import Period

SAID = about(
    round="r1",
    partner="iom",
    partner_name="IOM",
    period="2011-01-01/2011-12-31",
    language="nl",
    made="2012-01-05T10:00:00+01:00",
)


def vouched(**changed):
    said = {key: value for key, value in (SAID | changed).items() if key != "hash"}
    return said | {"hash": digest(said)}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (SAID, None),
        ({}, Misfit.UNKNOWN),
        (SAID | {"round": "r2"}, Misfit.CHANGED),
        (SAID | {"more": "x"}, Misfit.CHANGED),
        (SAID | {"made": "\ud800"}, Misfit.CHANGED),
        (vouched(kind="budget"), Misfit.OTHER_KIND),
        (vouched(layout="0"), Misfit.OLDER),
        (vouched(layout="x"), Misfit.OLDER),
        (vouched(layout="2"), Misfit.NEWER),
        (vouched(language="de"), Misfit.CHANGED),
        (vouched(round="r0"), Misfit.OTHER_ROUND),
        (vouched(round="r0", partner="unhcr"), Misfit.OTHER_PARTNER),
    ],
)
def test_which_round_a_file_is_of(said, found):
    assert misfit(said, round="r1", partner="iom") is found


def test_what_a_row_remembers():
    assert Seen.parse(str(Seen(3, "0a1b"))) == Seen(3, "0a1b")
    assert Seen.parse("4:again") == Seen(4, "again")
    for junk in ("", "x", "3", "-1:a", "3:A!", "9" * 20 + ":a"):
        assert Seen.parse(junk) == Seen()
    assert fingerprint({"a": "1", "b": ""}) == fingerprint({"a": "1"})
    assert fingerprint({"a": "1"}) != fingerprint({"b": "1"})


def test_keys_in_cells():
    assert named("Return [and more] [x7]") == "x7"
    assert named(" plain ") == "plain"
    assert cell_of("sex:f + age:18-29") == ("age:18-29", "sex:f")
    assert cell_of(cell_words(("age:18-29", "sex:f"))) == ("age:18-29", "sex:f")
    assert cell_of("  ") == ()


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period.year(2011), "2011"),
        (Period(date(2011, 2, 1), date(2011, 3, 1)), "2011-02"),
        (Period(date(2011, 12, 1), date(2012, 1, 1)), "2011-12"),
        (Period(date(2011, 2, 3), date(2011, 2, 4)), "2011-02-03"),
    ],
)
def test_moments(period, said):
    assert moment_words(period) == said
    assert moment_of(said) == period


def test_moments_that_are_none():
    assert moment_words(None) == ""
    assert moment_words(Period(date(2011, 1, 5), date(2011, 2, 4))) == "2011-01-05/2011-02-03"
    assert moment_words(Period(date(2011, 1, 5), None)) == "2011-01-05/"
    for junk in ("unknown", "open", "2011-13", "soon", "9999"):
        with pytest.raises(ValueError, match=r"."):
            moment_of(junk)


def test_long_text_is_cut_where_a_cell_ends():
    assert shown(" a\r\nb ") == "a\nb"
    assert len(shown("x" * 40_000)) < LONGEST_SHOWN + 10
