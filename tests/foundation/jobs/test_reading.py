# SPDX-License-Identifier: EUPL-1.2
"""A pack is read record by record, and whatever cannot be read is named with its file and line."""

import codecs
import re
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.jobs.rules import Fault, Record, read_pack, reading
from corridor.foundation.jobs.rules.csv_files import read_csv
from corridor.foundation.jobs.rules.records import Unreadable
from corridor.foundation.jobs.rules.yaml_files import MAX_DEPTH, read_yaml


@pytest.fixture
def read(tmp_path):
    """Write files by name and read them as a pack."""

    def do(**files):
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            path = tmp_path / f"{stem.replace('__', '/')}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_pack(tmp_path))

    return do


def places(found):
    return [(item.line, item.message) for item in found if isinstance(item, Fault)]


def data(found):
    return [item.data for item in found if isinstance(item, Record)]


def test_records_know_their_kind_file_and_lines(read):
    text = """\
        # a remark
        - code: NL08
          names:
            nl: >
              lange
              naam
            en: name
          parts: [{code: a}, {code: b}]

        - {code: BE}
        """
    text = "\n".join(line.removeprefix("        ") for line in text.split("\n"))
    first, second = read(policy__framework_yaml=text)
    assert (first.kind, first.file, first.line) == ("framework", "policy/framework.yaml", 2)
    assert first.data == {
        "code": "NL08",
        "names": {"nl": "lange naam\n", "en": "name"},
        "parts": [{"code": "a"}, {"code": "b"}],
    }
    assert first.line_of(("names", "en")) == 7
    assert first.line_of(("parts", 1, "code")) == 8
    assert first.line_of(("names", "fr")) == 3
    assert first.line_of(("nothing",)) == first.line
    assert (second.line, second.line_of(("code",))) == (10, 10)


def test_the_kind_is_the_name_up_to_the_first_point(read, tmp_path):
    (tmp_path / "framework.nl08.yaml").write_text("- {code: NL08}")
    (tmp_path / "country.CSV").write_text("code\nGH\n")
    assert [record.kind for record in read()] == ["country", "framework"]


def test_scalars_stay_as_they_are_written(read):
    (record,) = read(
        x_yaml="- {no: NO, ten: 1.10, day: 2008-07-04, empty: , tilde: ~, word: null, text: 'null',"
        ' none: "", yes: yes, time: 12:30:00}'
    )
    assert record.data == {
        "no": "NO",
        "ten": "1.10",
        "day": "2008-07-04",
        "empty": None,
        "tilde": None,
        "word": None,
        "text": "null",
        "none": "",
        "yes": "yes",
        "time": "12:30:00",
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a remark\n", "[]", "~", "---\n..."])
def test_an_empty_file_holds_nothing(read, text):
    assert read(x_yaml=text) == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- a: 1\n- b: [1, 2\n- c: 3\n", 3, "not valid YAML.*begins on line 2"),
        ('- a: 1\n- b: "never closed\n', 2, "not valid YAML"),
        ("- a: b: c\n", 1, "not valid YAML"),
        ("- a: 1\n  \tb: 2\n", 2, "not valid YAML"),
        ("- a: 1\n- b: \x07\n", 2, r"U\+0007 cannot stand"),
        ("code: NL08\nnames: {}\n", 1, "one list"),
        ("just words\n", 1, "one list"),
        ("- a: 1\n---\n- b: 2\n", 2, "second document"),
        ("&all\n- a: 1\n", 1, "anchors and tags"),
        ("- a: 1\n- " + "[" * 100_000, 2, f"more than {MAX_DEPTH} deep"),
        ("- a: 1\n- " + "{a: " * 100_000, 2, f"more than {MAX_DEPTH} deep"),
        ("%YAML 9.9\n---\n- a: 1\n", 1, "not valid YAML"),
    ],
)
def test_a_broken_yaml_file_gives_one_fault_at_its_place(read, text, line, said):
    found = read(x_yaml=text, y_yaml="- {code: sound}")
    assert [fault[0] for fault in places(found)] == [line]
    assert_says(found, said)
    assert data(found) == [{"code": "sound"}]


def assert_says(found, pattern):
    assert re.search(pattern, places(found)[0][1], re.DOTALL), places(found)


@pytest.mark.parametrize(
    ("record", "line", "said"),
    [
        ("{code: a,\n   code: b}", 3, "'code' stands twice"),
        ("names: {nl: a,\n     nl: b}", 3, "'nl' stands twice"),
        ("? [a, b]\n  : c", 2, "a key is a plain word"),
        ("&anchor {code: a}", 2, "anchors and aliases"),
        ("code: a\n  more: *sound", 3, "anchors and aliases"),
        ("code: a\n  more: {<<: *sound}", 3, "anchors and aliases"),
        ("code: !!int 3", 2, "the tag"),
        ("code: !!python/object/apply:os.system [ls]", 2, "the tag"),
        ('code: "a\\0b"', 2, r"U\+0000 cannot stand"),
        ('"a\\e": b', 2, r"U\+001B cannot stand"),
        ("just words", 2, "a list of keys and values"),
        ("[a, b]", 2, "a list of keys and values"),
        ("", 2, "a list of keys and values"),
    ],
)
def test_a_bad_record_does_not_stop_the_others(read, record, line, said):
    found = read(x_yaml=f"- code: first\n- {record}\n- code: last\n")
    assert {fault[0] for fault in places(found)} == {line}
    assert_says(found, said)
    assert data(found) == [{"code": "first"}, {"code": "last"}]


def test_an_alias_bomb_does_not_go_off(read):
    lines = ["- a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    began = time.monotonic()
    found = read(x_yaml="\n".join(lines))
    assert data(found) == []
    assert {line for line, _ in places(found)} == set(range(1, 61))
    assert time.monotonic() - began < 5


def test_an_alias_of_itself_is_refused(read):
    assert_says(read(x_yaml="- a: &a [*a]\n"), "anchors and aliases")


def test_depth_up_to_the_limit_is_read(read):
    deep = MAX_DEPTH - 1
    (record,) = read(x_yaml=f"- a: {'[' * deep}x{']' * deep}\n")
    value = record.data["a"]
    for _ in range(deep):
        (value,) = value
    assert value == "x"


@pytest.mark.parametrize("name", ["x_yaml", "x_csv"])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_what_is_not_utf8_is_named_with_its_line(read, name, encoding):
    text = "code\nGH\nCôte\n" if name == "x_csv" else "- code: GH\n\n- code: Côte\n"
    found = read(**{name: text.encode(encoding), "y_yaml": "- {code: sound}"})
    assert places(found) == [
        (1 if encoding == "utf-16" else 3, "this is not UTF-8 text; save the file as UTF-8")
    ]
    assert data(found) == [{"code": "sound"}]


def test_a_byte_order_mark_is_no_part_of_the_text(read):
    found = read(x_csv=codecs.BOM_UTF8 + b"code\nGH\n", y_yaml=codecs.BOM_UTF8 + b"- code: GH\n")
    assert data(found) == [{"code": "GH"}] * 2


def test_csv_rows_know_their_lines(read):
    found = read(
        x_csv='code, name ,note\r\nGH,"Ghana, or\r\nGold Coast", \r\n\r\n,,\r\nET,Ethiopia,x'
    )
    assert data(found) == [
        {"code": "GH", "name": "Ghana, or\r\nGold Coast", "note": None},
        {"code": "ET", "name": "Ethiopia", "note": "x"},
    ]
    assert [record.line for record in found] == [2, 6]
    assert found[1].line_of(("name",)) == 6


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "does not name the columns"),
        ("\ncode\n", 1, "does not name the columns"),
        (",,\nGH,,\n", 1, "does not name the columns"),
        ("code,code\nGH,GH\n", 1, "'code' stands twice"),
        ("code,,name\nGH,,x\n", 1, "column 2 has no name"),
        ("code;name\nGH;Ghana\n", 1, "separated by semicolons"),
        ("code\tname\nGH\tGhana\n", 1, "separated by tabs"),
        ('code,name\nGH,Ghana\nET,"never closed\nGN,Guinea\n', 3, "not valid CSV"),
        ('code,name\nGH,"Gha"na\n', 2, "not valid CSV"),
        ("code\n" + "x" * 200_000 + "\n", 2, "not valid CSV"),
    ],
)
def test_a_broken_csv_file_gives_one_fault_at_its_place(read, text, line, said):
    found = read(x_csv=text, y_csv="code\nsound\n")
    assert [fault[0] for fault in places(found)] == [line]
    assert_says(found, said)
    assert data(found) == [{"code": "sound"}]


@pytest.mark.parametrize(
    ("row", "said"),
    [("a", "1 values for 2"), ("a,b,c", "3 values for 2"), ("a,\0", r"name: .*U\+0000")],
)
def test_a_bad_row_does_not_stop_the_others(read, row, said):
    found = read(x_csv=f"code,name\nGH,Ghana\n{row}\nET,Ethiopia\n")
    assert [fault[0] for fault in places(found)] == [3]
    assert_says(found, said)
    assert [each["code"] for each in data(found)] == ["GH", "ET"]


def test_links_lead_out_of_the_pack_and_are_refused(read, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "framework.yaml").write_text("- code: secret\n")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "framework.yaml").symlink_to(outside / "framework.yaml")
    (pack / "country.csv").symlink_to("/etc/passwd")
    (pack / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (pack / "circle.yaml").symlink_to(pack / "circle.yaml")
    (pack / "folder").symlink_to(outside)
    (pack / "README").symlink_to("/etc/passwd")
    found = list(read_pack(pack))
    assert [item.file for item in found] == [
        "circle.yaml",
        "country.csv",
        "folder",
        "framework.yaml",
        "gone.yaml",
    ]
    assert {item.message for item in found} == {"this is a link; put the file itself into the pack"}


def test_a_pack_may_itself_be_reached_by_a_link(read, tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "framework.yaml").write_text("- code: NL08\n")
    (tmp_path / "link").symlink_to(pack)
    assert data(read_pack(tmp_path / "link")) == [{"code": "NL08"}]


def test_a_huge_file_is_refused_unread(read, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 2**20)
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(2**20 + 1)
    assert places(read()) == [(1, "the file is larger than 1 MB; split it")]


def test_a_file_that_goes_away_or_may_not_be_read_is_named(read, tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yaml").write_text("- code: NL08\n")
    monkeypatch.setattr(reading, "_text_of", refuse)
    assert places(read()) == [(1, "this cannot be read: Permission denied")]


def test_tables_of_other_kinds_are_not_passed_over_in_silence(read, tmp_path):
    (tmp_path / "country.xlsx").write_bytes(b"PK")
    (tmp_path / "README.md").write_text("what this pack is")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.yaml").write_text("- hidden: x\n")
    (tmp_path / ".country.csv").write_text("code\nGH\n")
    (tmp_path / "folder.yaml").mkdir()
    (found,) = read()
    assert str(found) == "country.xlsx:1: files of the kind .xlsx are not read; write .yaml or .csv"


def test_a_folder_that_is_not_there(tmp_path):
    (found,) = read_pack(tmp_path / "nowhere")
    assert found.message == "there is no such folder"


@given(st.text(), st.sampled_from([read_yaml, read_csv]))
def test_any_text_gives_records_or_faults_and_never_falls_over(text, reader):
    try:
        found = reader("kind", "file", text)
    except Unreadable as error:
        found = [Fault("file", error.line, str(error))]
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + 5
    assert all(isinstance(item, Record | Fault) and 1 <= item.line <= lines for item in found)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8)
values = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)


@given(st.lists(st.dictionaries(words, values, min_size=1, max_size=4), max_size=4))
def test_what_was_written_is_read_again(records):
    text = yaml.safe_dump(records, default_style='"', allow_unicode=True)
    assert data(read_yaml("kind", "file", text)) == records


def test_a_name_that_is_no_text_is_written_out(tmp_path):
    folder = tmp_path / "b\udcff"
    try:
        folder.mkdir()
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names in UTF-8")
    (folder / "organi\udce9.yaml").write_text("- code: x\n")
    (folder / "acti\x1b[31m\nvity.yaml").write_text("[")
    found = list(read_pack(tmp_path))
    assert [item.file for item in found] == [
        "b\\xff/acti\\x1b[31m\\x0avity.yaml",
        "b\\xff/organi\\xe9.yaml",
    ]
    assert [item.kind for item in found] == ["acti\\x1b[31m\\x0avity", "organi\\xe9"]
