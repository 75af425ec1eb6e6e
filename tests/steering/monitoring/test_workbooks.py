# SPDX-License-Identifier: EUPL-1.2
"""A workbook downloaded, filled in, uploaded, looked at and confirmed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor.steering.monitoring.models import (
    Narrative,
    ReportedFigure,
    ReportedTransaction,
)
from corridor.steering.monitoring.public import confirm_workbook, look_through

from .workbooks import Desk, download, filled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def texts(look):
    return [f"{each.sheet}!{each.address}: {each.text}" for each in look.messages]


def fill_all(desk: Desk) -> None:
    desk.put("activities", 0, done="People were helped.", short="text:=SUM(A1)")
    desk.put("results", desk.row_of("results", "indicator", "Returned"), number=1511)
    desk.put("results", desk.row_of("results", "indicator", "Satisfied"), number=38, denominator=57)
    desk.put("results", desk.row_of("results", "indicator", "Lessons"), text="Shorter forms.")
    desk.put(
        "transactions",
        0,
        activity="Return",
        type="disbursement",
        day=date(2011, 3, 4),
        amount=Decimal("1234.56"),
        receiver="Helpers",
    )


def test_what_is_filled_in_is_shown_and_then_written_whole(stage):
    workbook = filled(stage.round, stage.writer, fill_all)
    look = look_through(workbook=workbook, by=stage.writer)
    assert texts(look) == []
    assert [(each.sheet, each.what) for each in look.changes] == [
        ("Activities", "changed"),
        ("Transactions", "new"),
        ("Results", "new"),
        ("Results", "new"),
        ("Results", "new"),
    ]
    assert not Narrative.objects.exists()
    assert not ReportedTransaction.objects.exists()
    done = confirm_workbook(workbook=workbook, by=stage.writer, stamp=look.stamp)
    assert done.written
    assert Narrative.objects.get().short["en"] == "=SUM(A1)"
    money = ReportedTransaction.objects.get()
    assert (money.amount, money.day, money.receiver) == (
        Decimal("1234.56"),
        date(2011, 3, 4),
        stage.partner,
    )
    assert ReportedFigure.objects.get(indicator=stage.satisfied).denominator == 57
    # Downloaded again and uploaded untouched, it changes nothing.
    again = filled(stage.reload(), stage.writer, lambda desk: None)
    look = look_through(workbook=again, by=stage.writer)
    assert (look.changes, look.messages, look.stamp) == ([], [], "")


def test_download(stage):
    desk = Desk(download(stage.round, stage.writer))
    assert desk.book.sheetnames[:4] == [
        "How to fill it in",
        "Activities",
        "Transactions",
        "Results",
    ]
