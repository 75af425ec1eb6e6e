# SPDX-License-Identifier: EUPL-1.2
"""Where things lie in a checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checkout:
    """A working copy of the repository, by its root."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def frontend(self) -> Path:
        return self.root / "frontend"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def var(self) -> Path:
        """What running leaves behind, all of it disposable but the database."""
        return self.root / "var"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def locks(self) -> Path:
        return self.var / "locks"

    @property
    def stamps(self) -> Path:
        return self.var / "stamps"

    def package(self, name: str) -> Path:
        """The folder of an installed Python package.

        Raises FileNotFoundError where it is not installed.
        """
        for folder in sorted(self.venv.glob(f"lib*/python3*/site-packages/{name}")):
            return folder
        raise FileNotFoundError(f"{name} is not installed in {self.venv}")
