# SPDX-License-Identifier: EUPL-1.2
"""A workbook downloaded, filled in, uploaded, looked at and confirmed."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from corridor.engines.sheets import write_csv
from corridor.steering.monitoring.models import (
    Narrative,
    ReportedFigure,
    ReportedTransaction,
)
from corridor.steering.monitoring.public import (
    book_of,
    confirm_workbook,
    look_through,
    save_draft,
)
from corridor.steering.portfolio.models import Activity, Category, Dimension

from .workbooks import Desk, download, filled, upload

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


def look_at(stage, change, lang="en", by=None):
    stage.reload()
    kept = filled(stage.round, by or stage.writer, change, lang)
    return kept, look_through(workbook=kept, by=by or stage.writer)


def write(stage, change, lang="en"):
    kept, look = look_at(stage, change, lang)
    assert texts(look) == []
    assert confirm_workbook(workbook=kept, by=stage.writer, stamp=look.stamp).written
    return look


def at(look):
    return {(each.sheet, each.address): each.text for each in look.messages}


MONEY = {
    "activity": "Return",
    "type": "expenditure",
    "day": date(2011, 3, 4),
    "amount": 50,
    "ref": "A-1",
}


def test_each_fault_stands_at_its_cell(stage):
    def change(desk):
        desk.put("activities", 0, done="=1+1", status="sleeping", planned_start="in spring")
        desk.put("results", 0, number="many", state="perhaps")
        desk.put("results", 1, comment="Only this.")
        desk.put("transactions", 0, **MONEY | {"day": date(2010, 3, 4), "amount": -5})
        desk.put(
            "transactions", 1, activity="Other", type="gift", provider="Nobody", amount="1.234"
        )
        desk.put("transactions", 2, type="3", amount=1)
        desk.put("transactions", 3, **MONEY | {"corrects": "x1", "ref": ""})

    _kept, look = look_at(stage, change)
    found = at(look)
    assert look.stamp == ""

    def address(sheet, row, key):
        desk = Desk(download(stage.round, stage.writer))
        cell = desk.cell(sheet.lower(), row, key)
        return sheet, cell.coordinate

    for sheet, row, key, said in (
        ("Activities", 0, "done", "This is a formula."),
        ("Activities", 0, "status", "not one of the list"),
        ("Results", 0, "number", "This is no number"),
        ("Results", 0, "state", "not one of the list"),
        ("Results", 1, "state", "a comment alone is no answer"),
        ("Transactions", 0, "day", "not in the period of the round"),
        ("Transactions", 0, "amount", "above zero"),
        ("Transactions", 1, "activity", "asks about no activity of this name"),
        ("Transactions", 1, "type", "not one of the list"),
        ("Transactions", 1, "provider", "no organisation of this name"),
        ("Transactions", 1, "amount", "read in two ways"),
        ("Transactions", 2, "activity", "Choose the activity."),
        ("Transactions", 3, "corrects", "key of the record"),
    ):
        assert said in found.pop(address(sheet, row, key)), (sheet, row, key)
    assert found == {}
    assert not ReportedTransaction.objects.exists()


def test_one_fault_keeps_all_from_being_written(stage):
    def change(desk):
        fill_all(desk)
        desk.put("activities", 0, title="Return home", planned_start="soon")

    kept, look = look_at(stage, change)
    assert [each.address for each in look.messages] == ["E3"]
    assert not confirm_workbook(workbook=kept, by=stage.writer, stamp="").written
    assert not ReportedFigure.objects.exists()
    stage.activity.refresh_from_db()
    assert stage.activity.title["en"] == "Return"


def test_what_is_said_of_an_activity_is_changed_in_the_portfolio(stage):
    def change(desk):
        desk.put(
            "activities", 0, title="Return home", status="implementation", planned_start="2009-02"
        )
        desk.put("activities", 0, actual_start=date(2009, 3, 4), description="With care.")

    look = write(stage, change)
    assert [part[0] for part in look.changes[0].parts] == [
        "Title",
        "Status",
        "Planned start",
        "Actual start",
        "Description",
    ]
    row = stage.activity
    row.refresh_from_db()
    assert dict(row.title) == {"nl": "Return", "fr": "Return", "en": "Return home"}
    assert (row.status, str(row.description)) == ("2", "With care.")
    assert row.planned_start.lower == date(2009, 2, 1)
    assert row.planned_start.upper == date(2009, 3, 1)
    assert row.version == 2


def test_a_new_activity_is_a_draft_and_can_be_reported_on_at_once(stage):
    def change(desk):
        desk.put("activities", 1, title="Advice", done="People were advised.")
        desk.put("transactions", 0, **MONEY | {"activity": "Advice"})

    write(stage, change)
    made = Activity.objects.exclude(pk=stage.activity.pk).get()
    assert (made.public, made.partner, made.level) == (False, stage.partner, "project")
    assert (made.intake.kind, made.intake.name) == ("workbook", "mine.xlsx")
    assert Narrative.objects.get().activity == made
    assert ReportedTransaction.objects.get().activity == made
    _kept, look = look_at(stage, lambda desk: desk.put("activities", 2, title="advice"))
    assert "There is an activity of this title already" in texts(look)[0]


def test_nothing_is_said_of_activities_without_the_right(stage, monkeypatch):
    monkeypatch.setattr(
        "corridor.steering.monitoring.selectors.workbooks.book.drafts_for", lambda user: frozenset()
    )
    desk = Desk(download(stage.round, stage.writer))
    assert desk.cell("activities", 0, "title").protection.locked
    done = desk.cell("activities", 0, "done").column_letter
    assert not desk.sheet("activities").column_dimensions[done].protection.locked

    def change(desk):
        desk.put("activities", 0, title="Mine", done="Done.")
        desk.put("activities", 1, title="New")

    _kept, look = look_at(stage, change)
    assert [each.address for each in look.messages] == ["C3", "A4"]
    write(stage, lambda desk: desk.put("activities", 0, done="Done."))
    assert Narrative.objects.get().done["en"] == "Done."


def test_transactions_change_and_go_and_those_left_out_stay(stage):
    def three(desk):
        for row in range(3):
            desk.put("transactions", row, **MONEY | {"ref": f"R{row}", "amount": row + 1})

    write(stage, three)

    def change(desk):
        one = desk.row_of("transactions", "ref", "R0")
        desk.put("transactions", one, amount="1.500,25", refund="no", receiver="Others")
        desk.put("transactions", desk.row_of("transactions", "ref", "R1"), drop="ja")
        desk.sheet("transactions").delete_rows(desk.row_of("transactions", "ref", "R2") + 3)

    look = write(stage, change)
    assert sorted(each.what for each in look.changes) == ["changed", "gone"]
    assert "1 transaction of the report is not in this sheet" in look.notices[0].text
    rows = {row.ref: row for row in ReportedTransaction.objects.all()}
    assert set(rows) == {"R0", "R2"}
    assert (rows["R0"].amount, rows["R0"].receiver) == (Decimal("1500.25"), stage.other)

    def emptied(desk):
        row = desk.row_of("transactions", "ref", "R0")
        for key in ("activity", "type", "day", "amount", "currency", "receiver", "ref"):
            desk.cell("transactions", row, key).value = None

    _kept, look = look_at(stage, emptied)
    assert "choose yes in this column" in texts(look)[0]


def test_the_same_transaction_is_not_added_twice(stage):
    first = Desk(download(stage.round, stage.writer))
    first.put("transactions", 0, **MONEY | {"ref": ""})
    kept = upload(stage.round, stage.writer, first.content())
    stamp = look_through(workbook=kept, by=stage.writer).stamp
    confirm_workbook(workbook=kept, by=stage.writer, stamp=stamp)
    # Somebody goes on in the old file, and saves it anew.
    first.put("transactions", 1, **MONEY | {"ref": "", "amount": 51})
    first.put("transactions", 2, **MONEY | {"ref": "", "amount": 51})
    kept = upload(stage.reload(), stage.writer, first.content())
    found = at(look_through(workbook=kept, by=stage.writer))
    assert "The report has this transaction already" in found["Transactions", "J3"]
    assert "the same as row 4" in found["Transactions", "J5"]


def test_parts_of_a_figure(stage):
    sex = Dimension.objects.create(code="sex", names={"en": "sex"}, position=1)
    for position, code in enumerate("fm"):
        Category.objects.create(dimension=sex, code=code, names={"en": code}, position=position)

    def change(desk):
        row = desk.row_of("results", "indicator", "Returned")
        key = desk.cell("results", row, "figure").value
        desk.put("results", row, number=100, comment="All of them.")
        desk.put("results", 3, figure=key, part="sex:F", number=60)
        desk.put("results", 4, figure=key, part="sex:m", number=40)

    look = write(stage, change)
    assert ("sex:f: Figure", "", "60") in look.changes[0].parts
    row = ReportedFigure.objects.get()
    assert [(part.cell, part.number) for part in row.cells] == [(("sex:f",), 60), (("sex:m",), 40)]

    def wrong(desk):
        desk.put("results", desk.row_of("results", "part", "sex:f"), number=90)

    _kept, look = look_at(stage, wrong)
    assert "The parts come to 130" in texts(look)[0]

    def cut(desk):
        desk.sheet("results").delete_rows(desk.row_of("results", "part", "sex:m") + 3)
        desk.put("results", desk.row_of("results", "part", "sex:f"), number=None)

    write(stage, cut)
    row.refresh_from_db()
    assert [part.cell for part in row.cells] == [("sex:m",)]


def test_what_nobody_touched_is_left_to_who_changed_it(stage):
    desk = Desk(download(stage.round, stage.writer))
    save_draft(round=stage.round, by=stage.colleague, figures=stage.figures())
    desk.put("results", desk.row_of("results", "indicator", "Returned"), number=7)
    kept = upload(stage.round, stage.writer, desk.content())
    look = look_through(workbook=kept, by=stage.writer)
    (message,) = look.messages
    assert message.stale
    assert ("Figure", "7", "1,511") in message.beside
    assert ReportedFigure.objects.count() == 3


def test_csv_says_the_same(stage):
    book = book_of(stage.round, stage.writer, "nl")
    with zipfile.ZipFile(io.BytesIO(write_csv(book))) as packed:
        lines = packed.read("activities.csv").decode("utf-8-sig").splitlines()
    keys = lines[1].split(";")
    cells = lines[3].split(";")
    cells[keys.index("activities.done")] = "Één verslag"
    content = "\n".join([*lines[:3], ";".join(cells)]).encode("cp1252")
    kept = upload(stage.round, stage.writer, content, "activities.csv")
    look = look_through(workbook=kept, by=stage.writer)
    assert texts(look) == []
    assert "Windows-1252" in look.notices[0].text
    assert confirm_workbook(workbook=kept, by=stage.writer, stamp=look.stamp).written
    assert dict(Narrative.objects.get().done) == {"nl": "Één verslag"}


def test_columns_that_moved_or_went(stage):
    def moved(desk):
        sheet = desk.sheet("activities")
        width = sheet.max_column
        for row in sheet.iter_rows(min_row=1, max_row=3, max_col=width):
            held = [cell.value for cell in row]
            for cell, value in zip(row, reversed(held), strict=True):
                cell.value = value
        desk.put("activities", 0, done="Moved.")

    write(stage, moved)
    assert Narrative.objects.get().done["en"] == "Moved."
    _kept, look = look_at(stage, lambda desk: desk.sheet("activities").delete_cols(10))
    assert "The column “What was done” is missing." in texts(look)[0]
    assert look.changes == []


def test_a_fixed_number_of_queries(stage, django_assert_max_num_queries):
    def change(desk):
        fill_all(desk)
        for row in range(1, 100):
            desk.put("transactions", row, **MONEY | {"ref": f"R{row}"})

    kept = filled(stage.round, stage.writer, change)
    with django_assert_max_num_queries(40):
        look = look_through(workbook=kept, by=stage.writer)
    assert len(look.changes) == 104
    with django_assert_max_num_queries(55):
        assert confirm_workbook(workbook=kept, by=stage.writer, stamp=look.stamp).written
    stage.reload()
    with django_assert_max_num_queries(25):
        book_of(stage.round, stage.writer, "fr")
