# SPDX-License-Identifier: EUPL-1.2
"""No command outlives `run`, whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.launch import kinship
from tools.launch.processes import call

from .conftest import ROOT, running, wait_until

CALLER = """
import os, sys
from pathlib import Path
from tools.launch.processes import Stopped, call, listen_for_signals
listen_for_signals()
try:
    call(sys.argv[1:], folder=Path.cwd(), environment=os.environ)
except Stopped as stopped:
    sys.exit(100 + stopped.sign)
"""

# Children in the group, in a group of their own, and orphaned at once.
FAMILY = "sleep {0} & ({1} sleep {0} &) ; echo there; sleep {0}"
SETSID = "setsid" if kinship.LINUX else ""


Caller = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def caller() -> Iterator[Caller]:
    """Start a process that calls a command, and see it there."""
    started = []

    def start(*command: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", CALLER, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout
        assert process.stdout.readline() == "there\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        (signal.SIGINT, 100 + signal.SIGINT),
        (signal.SIGTERM, 100 + signal.SIGTERM),
        (signal.SIGHUP, 100 + signal.SIGHUP),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_a_command_ends_with_its_whole_family(
    caller: Caller, sign: signal.Signals, code: int
) -> None:
    mark = f"4{os.getpid()}.{int(sign):02}1"
    process = caller("sh", "-c", FAMILY.format(mark, SETSID))
    assert wait_until(lambda: running(mark).count(f"sleep {mark}") == 3)
    process.send_signal(sign)
    assert process.wait(15) == code
    if sign == signal.SIGKILL:
        wait_until(lambda: not running(mark), 5)
    assert running(mark) == []


@pytest.mark.skipif(not kinship.LINUX, reason="other systems tell nobody that a parent died")
def test_a_command_ends_when_its_guard_is_killed(caller: Caller) -> None:
    mark = f"5{os.getpid()}"
    process = caller("sh", "-c", f"echo there; exec sleep {mark}")
    guard = next(pid for pid in kinship.descendants(process.pid))
    os.kill(guard, signal.SIGKILL)
    assert wait_until(lambda: not running(f"sleep {mark}"), 5)
    process.wait(5)


def test_what_a_command_leaves_behind_ends_with_it() -> None:
    mark = f"6{os.getpid()}"
    command = ["sh", "-c", f"({SETSID} sleep {mark} &); exit 3"]
    assert call(command, folder=Path("/"), environment=os.environ) == 3
    if kinship.LINUX:
        assert running(mark) == []


def test_an_interrupted_command_may_put_its_things_in_order(caller: Caller, tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "try:\n"
        "    print('there', flush=True); time.sleep(60)\n"
        "except KeyboardInterrupt:\n"
        "    open(sys.argv[1], 'w').write('in order')\n"
    )
    process = caller(sys.executable, "-c", script, str(tmp_path / "note"))
    process.send_signal(signal.SIGINT)
    process.wait(15)
    assert (tmp_path / "note").read_text() == "in order"


def test_a_command_that_will_not_end_is_killed() -> None:
    mark = f"7{os.getpid()}"
    impatient = "from tools.launch import guard; guard.GRACE = 0.3; guard.main()"
    stubborn = f"trap '' TERM; echo there; sleep {mark}; sleep {mark}"
    hearing, speaking = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", impatient, str(hearing), "/", "sh", "-c", stubborn],
        cwd=ROOT,
        pass_fds=[hearing],
        stdout=subprocess.PIPE,
    ) as guard:
        os.close(hearing)
        assert guard.stdout
        assert guard.stdout.readline() == b"there\n"
        os.close(speaking)
        guard.wait(10)
    assert running(f"sleep {mark}") == []


@pytest.mark.parametrize(
    ("command", "code"),
    [(["true"], 0), (["sh", "-c", "exit 3"], 3), (["sh", "-c", "kill -9 $$"], 137)],
)
def test_the_exit_code_is_the_commands_own(command: list[str], code: int) -> None:
    assert call(command, folder=Path("/"), environment=os.environ) == code


def test_a_command_that_is_missing_is_named_in_the_log(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        code = call(["no-such-thing"], folder=tmp_path, environment=os.environ, output=log)
    assert code == 127
    assert "no-such-thing: No such file" in (tmp_path / "log").read_text()
