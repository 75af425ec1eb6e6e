# SPDX-License-Identifier: EUPL-1.2
"""Runs one command and ends it, with all that it started, when `run` is gone.

    python -m tools.launch.guard CHANNEL FOLDER COMMAND [ARGUMENT…]

CHANNEL is the number of an open pipe from `run`. Each byte that comes through it is the number of a
signal to pass on; its end means that `run` has let go or died, even by a signal that cannot be
caught. The guard lives in a session of its own, out of reach of the terminal's signals, and leaves
with the command's exit code (128 + n if signal n ended it).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

from tools.launch import kinship

GRACE = 10.0
"""Seconds that the command has to end by itself when it is told to."""

GRACE_FOR_THE_REST = 3.0
"""Seconds that processes have which the command left behind."""


def main() -> int:
    channel, folder, *command = sys.argv[1:]
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # A handler, not SIG_IGN: the command would inherit that.
        signal.signal(sign, lambda *_: None)
    kinship.adopt_orphans()
    try:
        child = subprocess.Popen(
            command,
            cwd=folder,
            process_group=0,
            preexec_fn=kinship.dies_with_parent(signal.SIGTERM),
        )
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    threading.Thread(target=_listen, args=(int(channel), child), daemon=True).start()
    code = child.wait()
    _end_the_rest(child.pid)
    return code if code >= 0 else 128 - code


def _listen(channel: int, child: subprocess.Popen[bytes]) -> None:
    while sign := os.read(channel, 1):
        _signal_group(child.pid, sign[0])
    _signal_group(child.pid, signal.SIGTERM)
    time.sleep(GRACE)
    _signal_group(child.pid, signal.SIGKILL)


def _end_the_rest(group: int) -> None:
    """End what the command left behind: its group, and on Linux also who left the group."""
    _signal_group(group, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_FOR_THE_REST
    sign = signal.SIGTERM
    while rest := [pid for pid in kinship.descendants(os.getpid()) if kinship.alive(pid)]:
        for pid in rest:
            _signal(pid, sign)
        if time.monotonic() > deadline:
            sign = signal.SIGKILL
        time.sleep(0.05)
    _signal_group(group, signal.SIGKILL)


def _signal_group(group: int, sign: int) -> None:
    with suppress(ProcessLookupError, PermissionError):  # nobody is left in it
        os.killpg(group, sign)


def _signal(pid: int, sign: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, sign)


if __name__ == "__main__":
    sys.exit(main())
