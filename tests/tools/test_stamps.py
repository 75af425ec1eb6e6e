# SPDX-License-Identifier: EUPL-1.2
"""Nothing is made twice, and nothing stays half made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.launch.stamps import Stamp, digest


def test_a_fingerprint_sees_contents_names_and_words(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_text("1")
    seen = {digest([tmp_path]), digest([tmp_path], "word"), digest([tmp_path], "wo", "rd")}
    (tmp_path / "a" / "one").write_text("2")
    seen.add(digest([tmp_path]))
    (tmp_path / "a" / "one").rename(tmp_path / "a" / "two")
    seen.add(digest([tmp_path]))
    (tmp_path / "three").write_text("")
    seen.add(digest([tmp_path]))
    assert len(seen) == 6


def test_a_fingerprint_is_the_same_twice(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    assert digest([tmp_path, tmp_path / "missing"]) == digest([tmp_path, tmp_path / "missing"])


def test_what_fails_leaves_no_stamp(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "deep" / "stamp")
    with stamp.making(lambda: "first"):
        pass
    assert stamp.read() == "first"
    with pytest.raises(OSError, match="disk"), stamp.making(lambda: "second"):
        raise OSError("disk")
    assert stamp.read() == ""
