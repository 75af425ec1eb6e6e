# SPDX-License-Identifier: EUPL-1.2
"""What is written in a workbook reads the same; moved columns are followed; nothing runs."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from corridor.engines.sheets import (
    Book,
    Cell,
    CellFault,
    Column,
    Kind,
    Row,
    Sheet,
    Sort,
    letters,
    match,
    read,
    values,
    write_csv,
    write_table,
    write_xlsx,
)

COLUMNS = (
    Column("id", "Key", locked=True),
    Column("text", "Text", note="What it says."),
    Column("number", "Number", Kind.NUMBER),
    Column("day", "Day", Kind.DAY),
    Column("kind", "Kind", choices="kinds"),
)
TITLES = {f"money.{column.key}": (column.title,) for column in COLUMNS}


def book(rows, columns=COLUMNS, **more):
    about = {"kind": "test", "round": "x1"}
    return Book(about, [Sheet("money", "Money", columns, rows)], **more)


def taken(content, name="a.xlsx", columns=COLUMNS):
    file = read(io.BytesIO(content), name)
    return file, match(file, [Sheet("money", "Money", columns)], TITLES)


def edited(content, change):
    workbook = load_workbook(io.BytesIO(content))
    change(workbook)
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(
    lambda said: said.strip() and "\0" not in said
)
nasty = st.builds(
    lambda head, rest: head + rest,
    st.sampled_from(
        ["=", "+", "-", "@", "\t=", "'=", "''", " =", "_x0041_", "=cmd|' /C'!A0", "＝"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
).filter(str.strip)
numbers = st.decimals(-(10**16), 10**16, allow_nan=False, places=4)
days = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(texts | nasty, numbers, days), max_size=5))
def test_what_is_written_reads_the_same(rows):
    made = book(
        [Row({"id": "a", "text": text, "number": number, "day": day}) for text, number, day in rows]
    )
    for content, name in ((write_xlsx(made), "a.xlsx"), (write_csv(made), "a.zip")):
        file, found = taken(content, name)
        assert found.faults == []
        assert file.about == {"kind": "test", "round": "x1"}
        back = found.sheets["money"].rows
        assert len(back) == len(rows)
        for row, (text, number, day) in zip(back, rows, strict=True):
            cell = row.cells["text"]
            assert (cell.sort, cell.value) == (Sort.TEXT, text)
            assert values.number(row.cells["number"]) == number
            assert values.day(row.cells["day"]) == day


@settings(max_examples=60, deadline=None)
@given(nasty)
def test_no_spreadsheet_runs_what_is_written(text):
    made = book([Row({"id": "a", "text": text})])
    sheet = load_workbook(io.BytesIO(write_xlsx(made)))["Money"]
    assert sheet["B3"].data_type != "f"
    assert sheet["B3"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(write_csv(made))) as packed:
        lines = packed.read("money.csv").decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(lines, newline="")))[3][1]
    assert cell.lstrip()[:1] not in set("=+-@＝")


def test_columns_and_sheets_may_be_moved_and_renamed():
    content = write_xlsx(book([Row({"id": "a", "text": "x", "number": Decimal("1.5")})]))

    def change(workbook):
        sheet = workbook["Money"]
        sheet.title = "My money"
        for row in sheet.iter_rows(min_row=1, max_row=3):
            held = [cell.value for cell in row]
            for cell, value in zip(row, reversed(held), strict=True):
                cell.value = value
        sheet["E2"] = "My own name"
        sheet.insert_rows(1)
        workbook.move_sheet("My money", 2)

    _file, found = taken(edited(content, change))
    assert (found.faults, found.notices) == ([], [])
    filled = found.sheets["money"]
    assert filled.title == "My money"
    assert filled.rows[0].number == 4
    assert filled.rows[0].cells["id"].value == "a"
    assert values.number(filled.rows[0].cells["number"]) == Decimal("1.5")


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (lambda s: s.delete_cols(2), [("column_missing", "Money", "")]),
        (lambda s: s.__setitem__("F1", "money.text"), [("column_twice", "Money", "F1")]),
        (lambda s: s.__setitem__("F1", "money.txt"), [("column_unknown", "Money", "F1")]),
        (lambda s: s.delete_rows(1), [("keys_missing", "Money", "")]),
        (lambda s: s.delete_rows(2), [("titles_missing", "Money", "2")]),
    ],
)
def test_columns_that_cannot_be_told_are_named(change, faults):
    content = write_xlsx(book([Row({"id": "a", "text": "x"})]))
    _file, found = taken(edited(content, lambda workbook: change(workbook["Money"])))
    assert [(each.code, each.sheet, each.address) for each in found.faults] == faults


def test_what_is_somebodys_own_is_told_and_kept():
    content = write_xlsx(book([Row({"id": "a", "text": "x"})]))

    def change(workbook):
        workbook["Money"]["F2"], workbook["Money"]["F3"] = "Mine", "a note"
        own = workbook.create_sheet("Scratch")
        own.append([1, 2])

    _file, found = taken(edited(content, change))
    assert found.faults == []
    told = [(each.code, each.sheet, each.address) for each in found.notices]
    assert told == [("column_unread", "Money", "F"), ("sheet_unread", "Scratch", "")]
    title, cells = found.sheets["money"].others[5]
    assert (title, cells[3].value) == ("Mine", "a note")


def test_a_sheet_that_is_gone_or_there_twice():
    content = write_xlsx(book([Row({"id": "a", "text": "x"})]))

    def copied(workbook):
        workbook.copy_worksheet(workbook["Money"])

    def gone(workbook):
        workbook.create_sheet("Empty")
        del workbook["Money"]

    _file, found = taken(edited(content, copied))
    assert [each.code for each in found.faults] == ["sheet_twice"]
    _file, found = taken(edited(content, gone))
    assert [each.code for each in found.notices] == ["sheet_missing"]


def test_a_formula_is_never_a_value():
    content = write_xlsx(book([Row({"id": "a", "text": "x", "number": Decimal(1)})]))

    def change(workbook):
        workbook["Money"]["B3"] = '=HYPERLINK("http://example.org")'
        workbook["Money"]["C3"] = "=1+1"

    _file, found = taken(edited(content, change))
    cells = found.sheets["money"].rows[0].cells
    for reading, key in ((values.text, "text"), (values.number, "number")):
        assert cells[key].sort is Sort.FORMULA
        with pytest.raises(CellFault, match="formula"):
            reading(cells[key])
    lines = ("corridor-workbook;kind=test", ";".join(TITLES), "Key;Text", "a;=1+1;2", "")
    text = "\r\n".join(lines)
    _file, found = taken(text.encode(), "money.csv")
    assert found.sheets["money"].rows[0].cells["text"].sort is Sort.FORMULA


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "notices"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("cp1252", ["windows_1252"])],
)
def test_csv_as_programs_write_it(delimiter, encoding, notices):
    rows = [
        ["corridor-workbook", "kind=test", "round=x1"],
        list(TITLES),
        ["Key", "Text", "Number", "Day", "Kind"],
        ["a", "café, été; «vrai»", "1,5", "4-3-2011", ""],
    ]
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter).writerows(rows)
    file, found = taken(held.getvalue().encode(encoding), "money.csv")
    assert [each.code for each in file.notices] == notices
    assert file.about == {"kind": "test", "round": "x1"}
    row = found.sheets["money"].rows[0]
    assert row.number == 4
    assert values.text(row.cells["text"]) == "café, été; «vrai»"
    assert values.number(row.cells["number"]) == Decimal("1.5")
    assert values.day(row.cells["day"]) == date(2011, 3, 4)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2089", "2089"),
        ("0.25", "0.25"),
        ("0,125", "0.125"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234 567,8", "1234567.8"),
        ("1\u202f234,5", "1234.5"),
        ("12'345.60", "12345.60"),
        ("1.234.567", "1234567"),
        ("1234.567", "1234.567"),
        ("-5", "-5"),
        ("\u22125,5", "-5.5"),
        ("+7", "7"),
    ],
)
def test_numbers_of_three_languages(typed, number):
    assert values.typed_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.234", "number_two_ways"),
        ("12,345", "number_two_ways"),
        ("1.23.4", "number_unread"),
        ("1,234.567,8", "number_unread"),
        ("about 5", "number_unread"),
        ("1e5", "number_unread"),
        ("-", "number_unread"),
        ("5%", "number_unread"),
        ("٣", "number_unread"),
        ("1" * 50, "number_too_long"),
    ],
)
def test_numbers_that_are_not_guessed(typed, code):
    with pytest.raises(CellFault) as fault:
        values.typed_number(typed)
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("typed", "first", "expected"),
    [
        ("2011-03-04", False, date(2011, 3, 4)),
        ("04-03-2011", False, date(2011, 3, 4)),
        ("4.3.2011", False, date(2011, 3, 4)),
        ("4/3/2011", True, date(2011, 3, 4)),
        ("3/14/2011", False, date(2011, 3, 14)),
        ("4/3/2011", False, "day_two_ways"),
        ("31-02-2011", False, "day_unread"),
        ("4-3-11", True, "day_short_year"),
        ("March 2011", True, "day_unread"),
    ],
)
def test_days(typed, first, expected):
    if isinstance(expected, str):
        with pytest.raises(CellFault) as fault:
            values.typed_day(typed, day_first=first)
        assert fault.value.code == expected
    else:
        assert values.typed_day(typed, day_first=first) == expected


def test_cells_that_are_of_another_sort():
    content = write_xlsx(book([Row({"id": "a", "text": "x", "number": Decimal(1)})]))

    def change(workbook):
        sheet = workbook["Money"]
        sheet["B3"], sheet["C3"], sheet["D3"] = 12.5, 0.5, 40000
        sheet["C3"].number_format = "0%"
        sheet["D3"].number_format = "0"
        sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "b", True, date(2011, 3, 4), "x"
        sheet["C4"].number_format = 'd "of" mmmm yyyy'
        sheet["A5"], sheet["B5"], sheet["C5"] = "c", "#N/A", 0.1 + 0.2
        sheet["B5"].data_type = "e"

    _file, found = taken(edited(content, change))
    one, two, three = (row.cells for row in found.sheets["money"].rows)
    assert values.text(one["text"]) == "12.5"
    assert values.number(three["number"]) == Decimal("0.3")
    for reading, cell, code in (
        (values.number, one["number"], "percent_cell"),
        (values.day, one["day"], "number_for_day"),
        (values.number, two["number"], "day_for_number"),
        (values.number, two["text"], "number_unread"),
        (values.text, three["text"], "error_value"),
    ):
        with pytest.raises(CellFault) as fault:
            reading(cell)
        assert fault.value.code == code
    with pytest.raises(CellFault, match="choice_unread"):
        values.choice(Cell(Sort.TEXT, "other", "other"), {"one": "1"})
    assert values.choice(Cell(Sort.TEXT, "  One ", "One"), {"one": "1"}) == "1"


def test_the_look_of_a_workbook():
    made = book(
        [Row({"id": "a", "text": "x", "kind": "in"}, {"text": "This is wrong."})],
        title="Report",
        guide=["Fill it in."],
        lists={"kinds": ("Kinds", ["in", "out"])},
    )
    workbook = load_workbook(io.BytesIO(write_xlsx(made)))
    assert workbook.sheetnames == ["Guide", "Money", "Lists", "corridor"]
    assert workbook["corridor"].sheet_state == "hidden"
    sheet = workbook["Money"]
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "B3"
    assert sheet.protection.sheet
    assert sheet["A3"].protection.locked
    assert not sheet["B3"].protection.locked
    assert "What it says." in sheet["B2"].comment.text
    assert "This is wrong." in sheet["B3"].comment.text
    assert sheet["B3"].fill.fgColor.rgb != sheet["E3"].fill.fgColor.rgb
    offers = sheet.data_validations.dataValidation
    assert [(offer.formula1, offer.type) for offer in offers] == [("'Lists'!$A$3:$A$4", "list")]


def test_titles_that_no_sheet_can_bear():
    columns = (Column("id", "Key"), Column("text", "Text"))
    sheets = [
        Sheet("one", "A/B: [very] long title of more than thirty-one signs", columns),
        Sheet("two", "A B very long title of more than thirty-one signs", columns),
        Sheet("three", "'?*", columns),
    ]
    names = load_workbook(io.BytesIO(write_xlsx(Book({}, sheets)))).sheetnames
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 for name in names)


def test_letters():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_a_table_to_be_read_has_titles_and_rows_and_nothing_else() -> None:
    columns = (Column("name", "Name"), Column("amount", "=Amount", Kind.NUMBER))
    rows = [Row({"name": "=1+1", "amount": Decimal("12.50")}), Row({"name": "b;c"})]
    made = write_table(Sheet("money", "Money", columns, rows), ";").decode()
    assert made == "\ufeffName;'=Amount\r\n'=1+1;12.50\r\n\"b;c\";\r\n"
