# SPDX-License-Identifier: EUPL-1.2
"""A checkout, the console and the environment in which commands run there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.launch import processes
from tools.launch.checkout import Checkout
from tools.launch.output import Console, Fault, fault_from_log

FOREIGN = {
    *("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONSAFEPATH", "PYTHONINSPECT"),
    *("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"),
    *("VIRTUAL_ENV", "__PYVENV_LAUNCHER__"),
}
"""Settings of other Pythons, which would lead ours astray."""


class Workshop:
    """Runs commands of a checkout: quiet ones as steps with a log each, others in the open."""

    def __init__(self, checkout: Checkout, console: Console) -> None:
        self.checkout = checkout
        self.console = console

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of `run`, less what is foreign, with `.venv` first on the path."""
        kept = {key: value for key, value in os.environ.items() if key not in FOREIGN}
        kept["PATH"] = f"{self.checkout.python.parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
        # What a command says must stand in its log, in its order, when it is ended.
        kept["PYTHONUNBUFFERED"] = "1"
        return kept | dict(extra or {})

    def log(self, name: str) -> Path:
        """The log of a step, emptied."""
        path = self.checkout.logs / f"{name}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        return path

    @contextmanager
    def step(self, title: str, log: Path) -> Iterator[None]:
        """A step that says how it went; a failing command in it becomes a fault with the log."""
        try:
            with self.console.step(title):
                yield
        except CommandFailed as failed:
            raise fault_from_log(failed.message, log) from failed

    def call(
        self, command: Sequence[str | Path], *, log: Path, extra: Mapping[str, str] | None = None
    ) -> int:
        """Run a command quietly, from the root; its output is added to the log."""
        with log.open("ab") as output:
            output.write(f"$ {' '.join(str(word) for word in command)}\n".encode())
            output.flush()
            return processes.call(
                command,
                folder=self.checkout.root,
                environment=self.environment(extra),
                output=output,
            )

    def check(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        extra: Mapping[str, str] | None = None,
        otherwise: str,
    ) -> None:
        """As `call`; where the command fails, raise CommandFailed with these words."""
        if self.call(command, log=log, extra=extra):
            raise CommandFailed(otherwise)

    def show(
        self,
        command: Sequence[str | Path],
        *,
        folder: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> int:
        """Run a command in the open, with the terminal's input and output."""
        return processes.call(
            command, folder=folder or self.checkout.root, environment=self.environment(extra)
        )


class CommandFailed(Fault):
    """A command of a step ended with a failure; its step adds the log."""
