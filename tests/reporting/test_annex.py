# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex: targets and what was realised, with words where no number is."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from django.conf import settings

from corridor.reporting.public import annex, annex_file, framework_of
from corridor.reporting.rules.figures import State
from corridor.site.cli.main import main

LANGUAGES = ("nl", "fr", "en")


@pytest.fixture
def told(loaded):
    return annex(framework_of("NL08"), 2011)


def lines(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_sums_come_before_what_activities_measure_by_themselves(told):
    assert told.rows
    kinds: dict[str, list[bool]] = {}
    for row in told.rows:
        area = (row.area or row.theme)["en"]
        kinds.setdefault(area, []).append(row.activity is not None)
    assert all(each == sorted(each) for each in kinds.values())
    for row in told.rows:
        assert row.theme
        question = row.realised.key.partition("/")[0]
        assert question == ("result" if row.activity is None else "indicator")
        assert (row.target is None) == (row.whole is None) == (row.activity is None)


def test_what_is_not_known_is_said_and_is_never_zero(told):
    for row in told.rows:
        for figure in (row.realised, row.target, row.whole):
            if figure is not None and figure.value is None:
                assert figure.state not in (State.STATED, State.AT_LEAST)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_has_numbers_as_numbers_and_the_address_of_each_figure(told, lang, client):
    file = annex_file(told, "xlsx", lang)
    assert file.name == f"NL08-2011-annex-{lang}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    sheet = next(s for s in book.worksheets if s.max_row > len(told.rows) and s.max_column >= 10)
    rows = [row for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]]
    assert len(rows) == len(told.rows)
    for shown, row in zip(rows, told.rows, strict=True):
        assert shown[0] == row.theme.choose(lang)[0]
        realised = shown[6]
        if row.realised.state is State.STATED and row.realised.unit != "yes_no":
            assert Decimal(str(realised)) == row.realised.value.quantize(row.realised.precision)
        else:
            assert isinstance(realised, str)
            assert realised
        assert str(shown[9]).startswith(f"{settings.SITE_URL}/{lang}/reports/NL08/2011/figures/")
    addresses = sorted({str(row[9]).removeprefix(settings.SITE_URL) for row in rows})
    for address in addresses[:5]:
        assert client.get(address).status_code == 200, address


def test_csv_says_the_same(told):
    made = lines(annex_file(told, "csv", "en").content)
    assert made[0] == ["Theme", "Result area", "Indicator", "Activity", "Unit", "Target",
                       "Realised", "Multi-year target", "Goal", "Figure"]  # fmt: skip
    assert len(made) == len(told.rows) + 1
    assert len(lines(annex_file(told, "csv", "nl").content, ";")[0]) == 10


def test_no_cell_runs(loaded, told):
    from dataclasses import replace

    from corridor.values.texts import Text

    evil = Text(dict.fromkeys(LANGUAGES, '=HYPERLINK("https://example.org")'))
    bad = replace(told, rows=(replace(told.rows[0], indicator=evil),))
    assert lines(annex_file(bad, "csv", "en").content)[1][2].startswith("'=")
    book = openpyxl.load_workbook(io.BytesIO(annex_file(bad, "xlsx", "en").content))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows()
             for cell in row}  # fmt: skip
    assert "f" not in kinds


def test_a_framework_without_results_has_an_empty_table(loaded, client):
    assert annex(framework_of("BE"), 1990).rows == ()
    page = client.get("/en/overview/BE/1990/annex/").content.decode()
    assert "No result is recorded" in page
    assert len(lines(client.get("/en/overview/BE/1990/annex.csv").content)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_opens_each_number_and_has_the_files(loaded, told, client, lang):
    page = client.get(f"/{lang}/overview/NL08/2011/annex/").content.decode()
    for row in told.rows:
        assert f'href="/{lang}/reports/NL08/2011/figures/{row.realised.key}/"' in page
    for form in ("xlsx", "csv"):
        address = f"/{lang}/overview/NL08/2011/annex.{form}"
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer["Content-Disposition"] == (
            f'attachment; filename="NL08-2011-annex-{lang}.{form}"'
        )
    assert f'href="/{lang}/overview/NL08/2011/annex/"' in (
        client.get(f"/{lang}/overview/NL08/2011/").content.decode()
    )


def test_the_number_of_queries_is_fixed(loaded, django_assert_max_num_queries):
    framework = framework_of("NL08")
    with django_assert_max_num_queries(20):
        annex(framework, 2011)


def test_software_and_the_command_get_the_same_file(loaded, told, client, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected = annex_file(told, "csv", "fr").content
    assert client.get("/api/annexes/NL08/2011/csv?lang=fr").content == expected
    assert client.get("/api/annexes/XX/2011/csv").status_code == 404
    assert client.get("/api/annexes/NL08/99999/csv").status_code == 404
    assert client.get("/en/overview/XX/2011/annex/").status_code == 404
    assert client.get("/en/overview/NL08/2011/annex.pdf").status_code == 404
    assert main(["annex", "2011", "--framework", "NL08", "--lang", "fr", "--format", "csv"]) == 0
    assert (tmp_path / "NL08-2011-annex-fr.csv").read_bytes() == expected
    assert main(["annex", "2011", "--framework", "XX"]) != 0
