# SPDX-License-Identifier: EUPL-1.2
"""The site as it is really served, in a process of its own, with a worker for background work."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds


@contextmanager
def served(database: str, log: Path) -> Iterator[str]:
    """The address of the site on a database, for as long as the block lasts."""
    port = _free_port()
    address = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "corridor.site.settings",
        "CORRIDOR_MODE": "test",
        "CORRIDOR_SITE_URL": address,
        "CORRIDOR_REQUIRE_SECOND_FACTOR": "none",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "corridor.site", "serve", "--port", str(port)],
            env=environment,
            cwd=ROOT,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(address, process, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the site does not answer: {log.read_text(errors='replace')[-2000:]}")
