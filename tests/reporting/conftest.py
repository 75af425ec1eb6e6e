# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from decimal import Decimal

import pytest


@pytest.fixture
def report(loaded):
    """The report on 2011, published once."""
    from corridor.reporting.public import find_report

    return find_report("NL08", 2011)


@pytest.fixture
def book(account):
    """Book spending under NL08 as an officer: `book("1", "60000")`."""
    from corridor.steering.policy.public import book_spending

    officer = account("officer")

    def do(node: str | None, amount: str | None, year: int = 2011, currency: str = "EUR", **more):
        return book_spending(
            by=officer,
            framework="NL08",
            node=node,
            year=year,
            amount=None if amount is None else Decimal(amount),
            currency=currency,
            reason="the ministry sent a corrected table",
            sources=["NL11:81"],
            **more,
        )

    return do
