# SPDX-License-Identifier: EUPL-1.2
"""`corridor report`, `reports`, `figure`: what they write; one clear line when they cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading

import pytest
from django.conf import settings

from corridor.site.cli import main
from corridor.values.canonical import digest

needs_fonts = pytest.mark.skipif(
    not settings.FONTS.is_dir(), reason="the fonts of the front end are not built"
)


@pytest.fixture(autouse=True)
def _in_a_folder(loaded, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_figure_is_printed_as_json_with_records_and_sources(capsys):
    assert main(["figure", "spending/total", "--framework", "NL08", "--year", "2011"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["value"], told["unit"]) == ("8707499", "EUR")
    assert told["parameters"] == {"framework": "NL08", "subject": "total", "year": "2011"}
    assert told["sources"][0] == "NL11:93"
    assert len(told["records"]) == 7
    assert told.pop("hash") == digest(told)


@needs_fonts
@pytest.mark.parametrize(
    ("form", "start"), [("pdf", b"%PDF-"), ("html", b"<!doctype html>"), ("json", b"{")]
)
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_report_is_written_where_one_says(form, start, lang, tmp_path, capsys):
    out = tmp_path / "deep" / f"report.{form}"
    words = ["--framework", "NL08", "--lang", lang, "--format", form, "--out", str(out)]
    assert main(["report", "2011", *words]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_bytes().lower().startswith(start.lower())
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_without_a_name_it_has_one_of_its_own(tmp_path, capsys):
    assert main(["report", "2010", "--framework", "NL08", "--format", "json"]) == 0
    assert capsys.readouterr().out.strip() == "NL08-2010-en.json"
    assert (tmp_path / "NL08-2010-en.json").exists()


@needs_fonts
def test_all_reports_in_all_languages_and_forms(tmp_path, capsys):
    assert main(["reports", "--out", "out"]) == 0
    assert "36 files" in capsys.readouterr().out
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(written) == {
        f"{report}-{lang}.{form}"
        for report in ("NL08-2010", "NL08-2011", "BE-2022")
        for lang in ("nl", "fr", "en")
        for form in ("pdf", "docx", "html", "json")
    }
    assert main(["reports", "--out", "out"]) == 0
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "2011", "--framework", "XX"], "no report on XX and 2011"),
        (["report", "1999", "--framework", "NL08"], "no report on NL08 and 1999"),
        (["report", "99999999999", "--framework", "NL08"], "no report on NL08 and 99999999999"),
        (["report", "2011", "--framework", "NL08", "--out", "/proc/none/x.pdf",
          "--format", "json"], "/proc/none/x.pdf cannot be written"),
        (["report", "2011", "--framework", "NL08", "--out", ".", "--format", "json"],
         "is a folder and cannot be written"),
        (["figure", "spending/77", "--framework", "NL08", "--year", "2011"], "1, 2, 3, 4, 5, 6"),
        (["figure", "spending", "--framework", "NL08", "--year", "2011"], "write spending/3"),
        (["figure", "spending/1", "--framework", "XX", "--year", "2011"], "there are BE"),
        (["figure", "spending/1", "--framework", "NL08", "--year", "0"], "on the year 0"),
        (["load", "nowhere"], "there is no folder nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_clear_line(words, told, capsys):
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("corridor: ")
    assert told in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["report", "soon", "--framework", "NL08"],
        ["report", "2011"],
        ["report", "2011", "--framework", "NL08", "--lang", "de"],
        ["report", "2011", "--framework", "NL08", "--format", "doc"],
        ["figure", "spending/1", "--framework", "NL08", "--year", "x"],
        ["dance"],
    ],
)
def test_wrong_use_is_told_apart_from_failure(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "usage: corridor" in capsys.readouterr().err


def test_a_draft_with_faults_says_them_and_writes_nothing(tmp_path, capsys):
    from corridor.reporting.public import find_report
    from corridor.values.texts import Text

    report = find_report("NL08", 2011)
    report.summary = Text(dict.fromkeys(("nl", "fr", "en"), "{{spending/77}}"))
    report.save()
    words = ["report", "2011", "--framework", "NL08", "--format", "json"]
    assert main([*words, "--draft"]) == 1
    assert "Summary: spending/77: there is no such figure" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert main(words) == 0  # what is published stays


def test_a_device_is_written_to_and_stays_one(tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told: list[bytes] = []
    read = threading.Thread(target=lambda: told.append(pipe.read_bytes()), daemon=True)
    read.start()
    words = ["--framework", "NL08", "--format", "json", "--out", str(pipe)]
    assert main(["report", "2011", *words]) == 0
    read.join(20)
    assert pipe.is_fifo()
    assert json.loads(told[0])["year"] == 2011


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["report", "2011", "--framework", "NL08", "--format", "json", "--out", "a" * 300],
            1,
            "written",
        ),
        (["load", ""], 1, "there is no folder"),
        (["create-administrator", "a" * 300 + "@example.org"], 1, "cannot be used: value too long"),
    ],
)
def test_odd_arguments_are_answered_in_one_line(arguments, code, said, capsys):
    assert main(arguments) == code
    told = capsys.readouterr().err
    assert told.startswith("corridor: ")
    assert said in told
    assert told.count("\n") == 1


def test_arguments_that_are_no_text_are_wrong_use(capsys):
    with pytest.raises(SystemExit) as left:
        main(["figure", "spending/3", "--framework", "\udcff", "--year", "2011"])
    assert left.value.code == 2
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("postgresql://127.0.0.1:1/x", 1, "the database cannot be used"),
        ("postgresql://localhost:port/x", 2, "a setting cannot be read"),
        ("postgresql://127.0.0.1:1/x?nonsense=1", 1, "the database cannot be used"),
    ],
)
def test_a_wrong_database_is_said_in_one_line(url, code, said):
    done = subprocess.run(
        [sys.executable, "-m", "corridor.site", "load", "."],
        env={
            **os.environ,
            "DATABASE_URL": url,
            "CORRIDOR_MODE": "test",
            "PYTHONPATH": str(settings.ROOT / "src"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code
    assert done.stderr.startswith("corridor: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_without_tables_is_told_what_it_needs():
    from django.db import ProgrammingError, connection, transaction

    from corridor.site.cli.problems import said_by_database

    with (
        pytest.raises(ProgrammingError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM nowhere")
    assert "corridor migrate" in said_by_database(caught.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "999.1.1.1"], "nothing can be served at 999.1.1.1"),
        (["--port", "99999999"], "there is no port 99999999"),
    ],
)
def test_an_address_that_cannot_be_had_is_said_in_one_line(arguments, said, capsys):
    assert main(["serve", *arguments]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"corridor: {said}")
    assert told.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path, settings, capsys):
    (tmp_path / "var").write_text("a file")
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    assert main(["serve"]) == 1
    assert "static cannot be made" in capsys.readouterr().err
