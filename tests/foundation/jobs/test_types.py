# SPDX-License-Identifier: EUPL-1.2
"""How codes, amounts and moments are written in a pack, whichever room reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from corridor.foundation.jobs.public import (
    PackAmount,
    PackCode,
    PackCountry,
    PackCurrency,
    PackMoment,
    PackRecord,
    PackSlug,
)
from corridor.values.periods import Moment


class Written(PackRecord):
    amount: PackAmount = Decimal(0)
    code: PackCode = "6"
    country: PackCountry = "GH"
    currency: PackCurrency = "EUR"
    day: PackMoment = Moment.parse("open")
    slug: PackSlug = "x"


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("amount", "2089331", Decimal(2089331)),
        ("amount", "-0.25", Decimal("-0.25")),
        ("amount", 3, Decimal(3)),
        ("code", "4.5", "4.5"),
        ("country", "XK", "XK"),
        ("currency", "MAD", "MAD"),
        ("day", "2011-07", Moment.parse("2011-07")),
        ("day", 2011, Moment.parse("2011")),
        ("slug", "a-2-b", "a-2-b"),
    ],
)
def test_what_is_well_written_is_read(field, written, read):
    assert getattr(Written(**{field: written}), field) == read


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("amount", "2.089.331"),
        ("amount", "1e6"),
        ("amount", "0.001"),
        ("amount", "NaN"),
        ("code", "a b"),
        ("code", ""),
        ("country", "gh"),
        ("country", "GHA"),
        ("currency", "euro"),
        ("day", "11-07-2011"),
        ("slug", "A"),
        ("slug", "a--b"),
        ("slug", "x" * 81),
    ],
)
def test_what_is_not_is_named(field, written):
    with pytest.raises(ValidationError, match=field):
        Written(**{field: written})
