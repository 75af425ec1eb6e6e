# SPDX-License-Identifier: EUPL-1.2
"""`.venv` with the Python packages of a requirements file, each checked by its hash."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

from tools.launch.output import Fault
from tools.launch.processes import PYTHON
from tools.launch.stamps import Stamp, digest
from tools.launch.workshop import Workshop

INCLUDED = {"runtime": ("runtime",), "test": ("runtime", "test")}
"""What a requirements file brings: the test requirements hold the runtime's, at the same versions
(tests/tools/test_requirements.py sees to that), so that going to and fro installs nothing."""


def ensure(workshop: Workshop, kind: str) -> None:
    """Have the packages of `requirements/<kind>.txt` in `.venv`.

    Does nothing where they were installed completely by the same Python from the same file. Raises
    Fault where they cannot be.
    """
    stamp = Stamp(workshop.checkout.venv / "corridor-packages.json")
    # First the environment: its stamp may stand in one that no longer works.
    usable = _works(workshop.checkout.python)
    if usable and _read(stamp).get(kind) == _fingerprint(workshop, kind):
        workshop.console.fresh("Python packages")
        return
    log = workshop.log("packages")
    with (
        workshop.step("Python packages", log),
        stamp.making(lambda: json.dumps({k: _fingerprint(workshop, k) for k in INCLUDED[kind]})),
    ):
        if not usable:
            shutil.rmtree(workshop.checkout.venv, ignore_errors=True)
        _make(workshop, log)
        _install(workshop, kind, log)


def _read(stamp: Stamp) -> dict[str, str]:
    try:
        content = json.loads(stamp.read() or "{}")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _fingerprint(workshop: Workshop, kind: str) -> str:
    path = workshop.checkout.requirements / f"{kind}.txt"
    if not path.exists():
        raise Fault(f"{path} is missing.", advice="The checkout is incomplete: clone it again.")
    return digest([path])


def _works(python: Path) -> bool:
    """Whether an environment's Python starts, is recent enough and finds its packages.

    It does not after the Python that it was made with has been removed, or upgraded to one that
    looks for its packages elsewhere.
    """
    probe = (
        "import ssl, sys, sysconfig\n"
        "if sys.version_info >= (3, 11): print(sysconfig.get_path('purelib'))"
    )
    try:
        answer = subprocess.run(
            [python, "-I", "-c", probe], capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(answer.stdout.strip()) and Path(answer.stdout.strip()).is_dir()


def _make(workshop: Workshop, log: Path) -> None:
    """Make `.venv` where there is none; add pip where a tool has made one without it."""
    python = workshop.checkout.python
    pip_missing = not list(workshop.checkout.venv.glob("lib/python3*/site-packages/pip"))
    if python.exists() and not pip_missing:
        return
    if importlib.util.find_spec("ensurepip"):
        command = [PYTHON, "-E", "-s", "-m", "venv", str(workshop.checkout.venv)]
    elif importlib.util.find_spec("pip"):  # it can install into an environment that has none
        command = [PYTHON, "-E", "-s", "-m", "venv", "--without-pip"]
        command.append(str(workshop.checkout.venv))
    else:
        raise Fault(
            "This Python cannot make an environment: its module ensurepip is missing.",
            advice="On Debian and Ubuntu: apt install python3-venv. Then start again.",
        )
    workshop.check(command, log=log, otherwise="The environment .venv could not be made.")


def _install(workshop: Workshop, kind: str, log: Path) -> None:
    python = workshop.checkout.python
    own = bool(list(workshop.checkout.venv.glob("lib/python3*/site-packages/pip")))
    pip = [python, "-m", "pip"] if own else [PYTHON, "-m", "pip", "--python", python]
    workshop.check(
        [
            *pip,
            "install",
            "--require-hashes",  # nothing that was not checked
            "--no-deps",  # nothing that is not listed
            "--only-binary=:all:",  # nothing that runs its own code to be installed
            "--no-input",
            "--disable-pip-version-check",
            "--no-warn-script-location",
            "--root-user-action=ignore",
            "--progress-bar=off",
            "-r",
            workshop.checkout.requirements / f"{kind}.txt",
        ],
        log=log,
        otherwise="The Python packages could not be installed.",
    )
