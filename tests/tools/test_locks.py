# SPDX-License-Identifier: EUPL-1.2
"""Locks hold between processes and end with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.launch.locks import Lock, held

from .conftest import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from tools.launch.locks import Lock
lock = Lock(Path(sys.argv[1]))
lock.take(shared=sys.argv[2] == "shared")
lock.words = "held here"
print("held", flush=True)
time.sleep(60)
"""


def holder(path: Path, manner: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path, manner], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_lock_is_refused_while_another_process_has_it_and_free_when_that_is_killed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new" / "a.lock"
    with holder(path, "alone") as other:
        lock = Lock(path)
        assert not lock.take(wait=False)
        assert not lock.take(shared=True, wait=False)
        assert lock.words == "held here"
        other.kill()
        assert lock.take()
        lock.close()


def test_a_lock_may_be_shared_but_not_had_alone_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with holder(path, "shared") as other:
        waited: list[bool] = []
        with held(path, shared=True, before_waiting=lambda: waited.append(True)) as lock:
            assert not waited
            assert not lock.take(wait=False)
        other.kill()
