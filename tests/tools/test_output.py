# SPDX-License-Identifier: EUPL-1.2
"""What is said: plain words for a fault, one line a step, no colours where nobody looks on."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from tools.launch.output import LAST_LINES, Console, Fault, fault_from_error, fault_from_log


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("npm error ENOSPC: no space left on device, write", "disk is full"),
        ("[Errno -3] Temporary failure in name resolution", "could not be reached"),
        ("npm error code ENOTFOUND", "could not be reached"),
        (
            "WARNING: Retrying after 'NewConnectionError(': /simple/altair/\n"
            "ERROR: No matching distribution found for altair==6.3.0",
            "could not be reached",
        ),
        ("ERROR: No matching distribution found for altair==6.3.0", "not offered for this system"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "differs from the one"),
        ("npm error code EINTEGRITY", "differs from the one"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get", "certificate"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "may not be written"),
    ],
)
def test_a_known_cause_is_told_in_plain_words(tmp_path: Path, line: str, words: str) -> None:
    log = tmp_path / "log"
    log.write_text(f"something before\n{line}\nsomething after\n")
    fault = fault_from_log("It failed.", log)
    assert fault.message.startswith("It failed. ")
    assert words in fault.message
    assert fault.advice


def test_an_unknown_cause_leaves_the_log_to_speak(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("".join(f"line {number}\n" for number in range(100)))
    stream = io.StringIO()
    Console(stream).fault(fault_from_log("It failed.", log))
    shown = stream.getvalue().splitlines()
    assert shown[1] == "It failed."
    assert shown[2] == f"  | line {100 - LAST_LINES}"
    assert shown[-2] == "  | line 99"
    assert shown[-1] == f"The whole log: {log}"


def test_faults_of_the_system_name_their_file() -> None:
    full = fault_from_error(OSError(errno.ENOSPC, "No space left", "/some/file"))
    assert full.message == "The disk is full. (/some/file)"
    closed = fault_from_error(PermissionError(errno.EACCES, "Permission denied", "/some/file"))
    assert "may not be written" in closed.message
    assert "one user" in closed.advice
    assert fault_from_error(OSError(errno.EIO, "Input/output error")).message == (
        "Input/output error"
    )


def test_a_step_is_one_line_with_its_seconds() -> None:
    stream = io.StringIO()
    console = Console(stream)
    with console.step("Something"):
        pass
    with pytest.raises(Fault), console.step("Another"):
        raise Fault("no")
    good, bad = stream.getvalue().splitlines()
    assert good.split() == ["ok", "Something", "0.0", "s"]
    assert bad.split() == ["failed:", "Another", "0.0", "s"]


class Screen(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_colours_are_for_people_who_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Screen(), Screen()
    Console(coloured).heading("Hello")
    monkeypatch.setenv("NO_COLOR", "1")
    Console(plain).heading("Hello")
    assert coloured.getvalue() == "\x1b[1mHello\x1b[0m\n"
    assert plain.getvalue() == "Hello\n"


def test_a_terse_console_keeps_quiet_about_what_is_fresh() -> None:
    stream = io.StringIO()
    console = Console(stream, terse=True)
    console.fresh("Something")
    console.remark("by the way")
    with console.step("Small", minor=True):
        pass
    assert stream.getvalue() == ""


class Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")


def test_the_work_goes_on_when_the_terminal_is_gone() -> None:
    console = Console(Gone())
    console.say("one")
    console.say("two")
