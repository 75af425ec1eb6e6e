# SPDX-License-Identifier: EUPL-1.2
"""Commands, each under a guard, so that none outlives `run`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

CODE = Path(__file__).resolve().parents[2]
"""The folder from which `tools.launch` is imported."""

PYTHON = getattr(sys, "_base_executable", None) or sys.executable
"""The Python that runs us; not that of an active `.venv`, which may have to be made anew."""

PATIENCE = 20.0
"""Seconds that an interrupted command may take to put its things in order."""


class Stopped(BaseException):
    """`run` was told to stop by a signal."""

    def __init__(self, sign: int) -> None:
        super().__init__(signal.Signals(sign).name)
        self.sign = sign


class _Deferral:
    """Whether signals wait, and the first that came meanwhile."""

    depth = 0
    waiting: int | None = None


def listen_for_signals() -> None:
    """Turn the signals that ask `run` to stop into exceptions: every block is left in order.

    A hang-up stays ignored where it was (`nohup`). An interrupt does not: shells ignore it for
    commands in the background, and `kill -INT` should stop those too.
    """

    def stop(sign: int, frame: FrameType | None) -> None:
        if not _Deferral.depth:
            raise Stopped(sign)
        _Deferral.waiting = _Deferral.waiting or sign

    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if sign != signal.SIGHUP or signal.getsignal(sign) != signal.SIG_IGN:
            signal.signal(sign, stop)


@contextmanager
def signals_deferred() -> Iterator[None]:
    """A block that is not interrupted: a signal that came meanwhile is raised at its end."""
    _Deferral.depth += 1
    try:
        yield
    finally:
        _Deferral.depth -= 1
    if not _Deferral.depth and _Deferral.waiting:
        sign, _Deferral.waiting = _Deferral.waiting, None
        raise Stopped(sign)


def call(
    command: Sequence[str | Path],
    *,
    folder: Path,
    environment: Mapping[str, str],
    output: IO[bytes] | None = None,
) -> int:
    """Run a command to its end and return its exit code (128 + n if signal n ended it).

    With `output`, all that it writes goes there and it has no input. Raises Stopped when `run` is
    told to stop meanwhile, after the command has ended: an interrupt is passed on to it, as a
    terminal would; at any other signal, or a second interrupt, it is terminated.
    """
    hearing, speaking = os.pipe()
    try:
        guard = subprocess.Popen(
            guarded(command, channel=hearing, folder=folder),
            cwd=CODE,
            env=dict(environment),
            pass_fds=[hearing],
            start_new_session=True,
            stdin=subprocess.DEVNULL if output else None,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
        )
    except BaseException:
        os.close(speaking)
        raise
    finally:
        os.close(hearing)
    try:
        code = guard.wait()
        return code if code >= 0 else 128 - code
    except Stopped as stopped:
        if stopped.sign == signal.SIGINT:
            _pass_on(speaking, stopped.sign)
            with suppress(Stopped, subprocess.TimeoutExpired):
                guard.wait(PATIENCE)
        raise
    finally:
        os.close(speaking)
        guard.wait()


def guarded(command: Sequence[str | Path], *, channel: int, folder: Path) -> list[str]:
    """The command line that runs a command under a guard."""
    words = [str(word) for word in command]
    return [*bare_python("tools.launch.guard"), str(channel), str(folder), *words]


def bare_python(module: str) -> list[str]:
    """The command line of a module of ours in a Python that no setting or package can change."""
    return [PYTHON, "-E", "-S", "-m", module]


def _pass_on(channel: int, sign: int) -> None:
    with suppress(BrokenPipeError):  # the guard has just ended
        os.write(channel, bytes([sign]))
