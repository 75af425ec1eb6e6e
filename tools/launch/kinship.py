# SPDX-License-Identifier: EUPL-1.2
"""Processes: whose child one is, whether it is alive, and that none is left behind.

Linux can send a process a signal when its parent dies, and hand orphans to a grandparent; other
systems cannot, and there a guard or keeper that is itself killed outright leaves its child behind
until the next start.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

LINUX = sys.platform.startswith("linux")
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_SET_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn`: the child gets the signal when this process ends, on Linux.

    It has to run after a change of user, which would undo it; subprocess does so.
    """
    if not LINUX:
        return lambda: None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def in_child() -> None:
        prctl(_SET_PARENT_DEATH_SIGNAL, int(sign))
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return in_child


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent ends, on Linux."""
    if LINUX:
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def descendants(pid: int) -> list[int]:
    """All processes below one, on Linux; elsewhere none are known."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat") if LINUX else ():
        try:
            # pid (name) state parent …; the name may hold spaces and brackets.
            parent = int(entry.read_text(errors="replace").rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it ended while we looked
        children.setdefault(parent, []).append(int(entry.parent.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def alive(pid: int) -> bool:
    """Whether a process runs. One that has ended and only waits to be collected does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # another user's, and so it exists
    try:
        state = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return not LINUX
    return state != "Z"


def command_line(pid: int) -> str:
    """The command line of a process; empty if it cannot be told."""
    if LINUX:
        try:
            raw = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return ""
        return raw.replace(b"\0", b" ").decode(errors="replace").strip()
    answer = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()
