# SPDX-License-Identifier: EUPL-1.2
"""Stamps: what was made from what, so that nothing is made twice and nothing stays half made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def digest(paths: Iterable[Path], *words: str) -> str:
    """A fingerprint of the names and contents of files, and of some words; hexadecimal.

    A folder stands for all files below it. What does not exist counts as such.
    """
    total = hashlib.sha256()
    for path in sorted(_files(paths)):
        content = path.read_bytes() if path.exists() else b"missing"
        total.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    for word in words:
        total.update(f"{word}\0".encode())
    return total.hexdigest()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (below for below in path.rglob("*") if below.is_file())
        else:
            yield path


class Stamp:
    """A file that names what something was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        """What was written last; empty if nothing was."""
        try:
            return self._path.read_text()
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Write all of it or nothing."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new")
        beside.write_text(text)
        os.replace(beside, self._path)

    @contextmanager
    def making(self, text: Callable[[], str]) -> Iterator[None]:
        """Clear the stamp while something is made, and write it only if that comes to its end."""
        self.clear()
        yield
        self.write(text())
