# SPDX-License-Identifier: EUPL-1.2
"""Locks between processes. The system lets go of them when a process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """A lock on a file: held by one process alone, or shared by several.

    Its file may carry a few words from who holds it for who finds it held.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)

    def take(self, *, shared: bool = False, wait: bool = True) -> bool:
        """Take the lock, or change how it is held; tell whether it is held now.

        Without `wait` it may be refused, and then is not held in any way. A change between alone
        and shared is not atomic: another process may come in between.
        """
        mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._descriptor, mode if wait else mode | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            return False
        return True

    @property
    def words(self) -> str:
        return os.pread(self._descriptor, 10_000, 0).decode()

    @words.setter
    def words(self, text: str) -> None:
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode(), 0)

    def close(self) -> None:
        """Let go."""
        os.close(self._descriptor)


@contextmanager
def held(
    path: Path, *, shared: bool = False, before_waiting: Callable[[], None] = lambda: None
) -> Iterator[Lock]:
    """Hold a lock for the length of a block, waiting for it where another process has it."""
    lock = Lock(path)
    try:
        if not lock.take(shared=shared, wait=False):
            before_waiting()
            lock.take(shared=shared)
        yield lock
    finally:
        lock.close()
