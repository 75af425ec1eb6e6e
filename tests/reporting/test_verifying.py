# SPDX-License-Identifier: EUPL-1.2
"""A downloaded file is what was published, or it is said where it is not."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corridor.reporting.public import Unreadable, publish, verify, verify_offline
from corridor.reporting.rules.verifying import MOST_BYTES
from corridor.site.cli.main import main
from corridor.values.canonical import digest
from corridor.values.texts import Text

REPORT = "reports/NL08/2011"
PAGE = "/en/reports/verify/"


@pytest.fixture
def file(loaded, client) -> dict[str, Any]:
    """The data of the report on 2011, as downloaded."""
    return json.loads(client.get(f"/en/{REPORT}/report.json").content)


def written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def upload(client, data: bytes, name: str = "report.json") -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def resealed(file: dict[str, Any]) -> dict[str, Any]:
    """A forger's work: every hash made to fit what is in the file."""
    for each in file["figures"].values():
        each["hash"] = digest(each["frozen"])
    hashes = {key: each["hash"] for key, each in file["figures"].items()}
    file["edition"]["hash"] = digest({"content": file["sealed"], "figures": hashes})
    return file


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_download_is_the_same_with_and_without_the_database(loaded, client, lang):
    data = client.get(f"/{lang}/{REPORT}/report.json").content
    for checked in (verify(data), verify_offline(data)):
        assert checked.same
        assert checked.hashes_hold
        assert checked.seal == checked.download.seal
        assert len(checked.figures) > 20
    page = upload(client, data)
    assert page.status_code == 200
    assert "This is what was published" in page.content.decode()


def test_it_still_verifies_after_the_records_have_changed(file, client, book):
    from corridor.reporting.public import find_report

    book("6", "60000")
    assert verify(written(file)).same
    publish(
        report=find_report("NL08", 2011),
        by=None,
        reason=Text(dict.fromkeys(("nl", "fr", "en"), "a corrected table")),
    )
    checked = verify(written(file))
    assert checked.same
    assert checked.newest == 2
    page = upload(client, written(file)).content.decode()
    assert "This is what was published" in page
    assert "edition 2 stands now" in page


def test_one_changed_digit_is_found_and_named(file, client):
    frozen = file["figures"]["spending/6"]["frozen"]
    assert frozen["value"] == "4477402"
    frozen["value"] = "4477403"
    checked = verify(written(file))
    assert not checked.same
    assert [each.key for each in checked.figures if not each.same] == ["spending/6"]
    (told,) = checked.differences
    assert (told.figure, told.field) == ("spending/6", "value")
    assert (told.expected, told.found) == ("4477402", "4477403")
    page = upload(client, written(file)).content.decode()
    assert "This is not what was published" in page
    assert "4477403" in page
    assert "1 figure has a hash that does not hold" in page
    alone = verify_offline(written(file))
    assert not alone.same
    assert alone.seal != alone.download.seal


@pytest.mark.parametrize(
    ("at", "figure", "field"),
    [
        (("figures", "spending/6", "shown"), "spending/6", "shown"),
        (("figures", "spending/6", "hash"), "spending/6", "hash"),
        (("figures", "spending/6", "frozen", "records", 0, "values", "amount"), "spending/6",
         "records.0.values.amount"),
        (("figures", "spending/6", "frozen", "records", 0, "sources", 0), "spending/6",
         "records.0.sources.0"),
        (("summary",), "", "summary"),
        (("sections", 1, "body"), "", "sections.1.body"),
        (("sealed", "summary", "fr"), "", "sealed.summary.fr"),
        (("edition", "hash"), "", "edition.hash"),
    ],
)  # fmt: skip
def test_whatever_is_changed_is_named(file, at, figure, field):
    part = file
    for name in at[:-1]:
        part = part[name]
    part[at[-1]] = "0" * 64 if at[-1] == "hash" else f"{part[at[-1]]}1"
    checked = verify(written(file))
    assert not checked.same
    assert (figure, field) in [(each.figure, each.field) for each in checked.differences]
    assert not verify_offline(written(file)).same


def test_of_a_long_text_the_words_that_differ_are_shown(file):
    long = max(file["sections"], key=lambda section: len(section["body"]))
    place = file["sections"].index(long)
    assert len(long["body"]) > 600
    long["body"] = f"{long['body'][:-20]}FORGED{long['body'][-20:]}"
    (told,) = verify(written(file)).differences
    assert told.field == f"sections.{place}.body"
    assert "FORGED" in told.found
    assert "FORGED" not in told.expected
    assert len(told.found) <= 300


def test_figures_taken_out_or_put_in_are_named(file):
    taken = file["figures"].pop("spending/6")
    file["figures"]["spending/66"] = taken
    told = {each.figure: each for each in verify(written(file)).differences}
    assert told["spending/6"].found == "—"
    assert told["spending/66"].expected == "—"


def test_a_forgery_with_hashes_that_fit_is_not_what_was_published(file):
    file["figures"]["spending/6"]["frozen"]["value"] = "1"
    forged = written(resealed(file))
    assert not verify(forged).same
    told = [(each.figure, each.field) for each in verify(forged).differences]
    assert ("spending/6", "value") in told
    assert ("", "edition.hash") in told
    # Alone it can only be told that its words no longer say what its figures do.
    assert ("spending/6", "shown") in [
        (each.figure, each.field) for each in verify_offline(forged).differences
    ]


def test_an_edition_that_is_not_there_is_not_the_same(file, client):
    file["edition"]["number"] = 9
    checked = verify(written(file))
    assert checked.published is None
    assert not checked.same
    assert "There is no edition 9" in upload(client, written(file)).content.decode()
    file["framework"], file["edition"]["number"] = "XX", 1
    assert not verify(written(file)).same


def test_an_older_file_without_what_the_seal_vouches_for_is_compared_all_the_same(file):
    del file["sealed"]
    checked = verify(written(file))
    assert checked.same
    assert checked.seal is None
    assert verify_offline(written(file)).same
    file["title"] += "!"
    assert not verify(written(file)).same


def test_the_file_of_one_figure_verifies_too(loaded, client, book):
    data = client.get(f"/en/{REPORT}/figures/spending/6/figure.json").content
    book("6", "60000")
    assert client.get(f"/en/{REPORT}/figures/spending/6/figure.json").content == data
    assert verify(data).same
    assert verify_offline(data).same
    content = json.loads(data)
    content["frozen"]["value"] = "1"
    checked = verify(written(content))
    assert not checked.same
    assert [(each.figure, each.field) for each in checked.differences] == [("", "frozen.value")]
    page = upload(client, written(content)).content.decode()
    assert "spending/6" in page
    assert not verify_offline(written(content)).same
    content["key"] = "spending/5"
    assert not verify(written(content)).same
    never = client.get("/en/reports/NL08/2007/figures/spending/6/figure.json").content
    assert json.loads(never)["edition"] is None
    assert not verify(never).same
    assert verify_offline(never).same


def packed() -> bytes:
    """A small file that would unpack to a large one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packing:
        packing.writestr("word/document.xml", b"0" * 30_000_000)
    return held.getvalue()


DEEP = b"[" * 200_000 + b"]" * 200_000
DEEP_FIGURE = b'{"frozen": ' + b'{"a":' * 60_000 + b"1" + b"}" * 60_000 + b"}"
HOSTILE = {
    "nothing": (b"", "not_json"),
    "no text": (b"\xff\xfe\x00\x01", "not_json"),
    "half of it": (b'{"framework": "NL08", ', "not_json"),
    "a number": (b"4477402", "not_ours"),
    "a list": (b"[]", "not_ours"),
    "another object": (b'{"figures": 3}', "not_ours"),
    "no such number": (b'{"framework": NaN}', "no_number"),
    "without end": (b'{"framework": -Infinity}', "no_number"),
    "said twice": (b'{"year": 2011, "year": 2012}', "twice"),
    "deep": (DEEP, "too_deep"),
    "deep within": (DEEP_FIGURE, "too_deep"),
    "many digits": (b'{"year": ' + b"9" * 10_000 + b"}", "not_json"),
    "PDF": (b"%PDF-1.7\n...", "not_data_pdf"),
    "packed": (packed(), "not_data_zip"),
    "web page": (b"<!doctype html><title>x</title>", "not_data_html"),
    "too large": (b" " * (MOST_BYTES + 1), "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_checked_says_why(loaded, client, name):
    data, why = HOSTILE[name]
    for check in (verify, verify_offline):
        with pytest.raises(Unreadable) as refused:
            check(data)
        assert refused.value.why == why
    answer = upload(client, data)
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"framework": "\x00"},
        {"framework": ["NL08"]},
        {"year": 2**70},
        {"year": 2011.5},
        {"year": True},
        {"language": "xx"},
        {"edition": None},
        {"edition": {"number": -1, "hash": "0" * 64}},
        {"edition": {"number": 1, "hash": "<b>"}},
        {"figures": {"spending/6": {}}},
        {"figures": {"spending/6": {"hash": "0" * 64, "frozen": 3}}},
        {"sealed": 3},
        {"sealed": {}},
        {"sealed": {"format": 1.5}},
    ],
)
def test_what_only_looks_like_a_report_breaks_nothing(file, client, change):
    data = written({**file, **change})
    answer = upload(client, data)
    assert answer.status_code in (200, 422)
    assert "This is what was published" not in answer.content.decode()
    for check in (verify, verify_offline):
        with suppress(Unreadable):
            assert not check(data).same


def test_keys_and_words_of_a_stranger_are_shown_as_words(file, client):
    file["figures"]["<script>alert(1)</script>" + "x" * 5_000] = file["figures"]["spending/6"]
    file["summary"] = "<script>alert(2)</script>"
    page = upload(client, written(file)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(2)" in page


def test_very_many_differences_are_cut_short(file, client):
    for number in range(5_000):
        file["figures"][f"spending/{number + 100}"] = {"hash": "0" * 64, "frozen": {}}
    checked = verify(written(file))
    assert len(checked.differences) <= 200
    assert "There are more" in upload(client, written(file)).content.decode()


def test_the_command_tells_by_its_exit_code(file, tmp_path, capsys):
    path = tmp_path / "report.json"
    path.write_bytes(written(file))
    assert main(["verify", str(path)]) == 0
    assert "the same as the published edition" in capsys.readouterr().out
    assert main(["verify", str(path), "--offline"]) == 0
    file["figures"]["spending/6"]["frozen"]["value"] = "4477403"
    path.write_bytes(written(file))
    assert main(["verify", str(path)]) == 1
    said = capsys.readouterr().out
    assert "spending/6: the hash does not hold" in said
    assert "spending/6: value: '4477402' expected, '4477403' in the file" in said
    assert main(["verify", str(path), "--offline"]) == 1
    path.write_bytes(b"{")
    assert main(["verify", str(path)]) == 2
    assert main(["verify", str(tmp_path / "nowhere.json")]) == 2
    assert main(["verify", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_offline_asks_nothing_of_the_database(file, tmp_path):
    path = tmp_path / "report.json"
    path.write_bytes(written(file))
    with CaptureQueriesContext(connection) as caught:
        assert main(["verify", str(path), "--offline"]) == 0
    assert not caught.captured_queries


def test_the_api_answers_the_same(file, client):
    def post(data: bytes) -> Any:
        return client.post("/api/verify", {"file": SimpleUploadedFile("report.json", data)})

    told = post(written(file)).json()
    assert told["same"] is True
    assert told["published"] is True
    file["figures"]["spending/6"]["frozen"]["value"] = "4477403"
    told = post(written(file)).json()
    assert told["same"] is False
    assert told["wrong_hashes"] == ["spending/6"]
    assert told["differences"] == [
        {"figure": "spending/6", "field": "value", "expected": "4477402", "found": "4477403"}
    ]
    assert post(b"{").status_code == 422
    assert post(b" " * (MOST_BYTES + 1)).status_code == 413
    assert client.post("/api/verify").status_code == 422


def test_the_page_keeps_nothing_and_asks_little(file, client):
    with CaptureQueriesContext(connection) as caught:
        upload(client, written(file))
    assert len(caught) <= 12
    assert not any("INSERT" in each["sql"] for each in caught.captured_queries)
