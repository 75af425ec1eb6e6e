# SPDX-License-Identifier: EUPL-1.2
"""The command `run` as its users meet it, with a made-up application."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Trial, requirement, running, stop, wait_until

ELSEWHERE = "postgresql://someone@db.example/corridor"


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_a_demonstration_is_set_up_once_and_started_again_in_a_moment(trial: Trial) -> None:
    code, first, _ = trial.run("demo", "--no-serve")
    assert code == 0, first
    assert "Python packages" in first
    assert (trial.root / "frontend" / "dist" / "style.css").exists()
    done = [line.split()[0] for line in first.splitlines() if "demo embedded" in line]
    assert done == ["load", "demo-accounts"]
    for quiet in ("migrate", "reports"):
        assert f"{quiet} demo embedded" in (trial.root / f"var/log/{quiet}.log").read_text()
    assert f"Reports   {trial.root / 'out'}" in first
    assert trial.running() == []

    code, second, _ = trial.run("demo", "--no-serve")
    assert code == 0
    assert second.count("as it was") == 4


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        (signal.SIGINT, 0),
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGHUP, 128 + signal.SIGHUP),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_a_demonstration_leaves_nothing_behind_and_starts_again(
    trial: Trial, port: int, sign: signal.Signals, code: int
) -> None:
    process = trial.serve(port)
    assert len([line for line in trial.running() if " serve " in line]) == 2  # and its guard
    assert stop(process, sign) == code
    if sign == signal.SIGKILL:
        # At once, while the rest is still on its way out.
        assert stop(trial.serve(port)) == 0
    assert wait_until(lambda: not trial.running(), 5 if sign == signal.SIGKILL else 0)


def test_a_second_demonstration_is_refused_and_other_commands_share_the_server(
    trial: Trial, port: int
) -> None:
    process = trial.serve(port)
    try:
        code, said, _ = trial.run("demo", "--port", str(port + 1))
        assert code == 1
        assert f"already running at http://localhost:{port}/ (process {process.pid})" in said
        code, out, _ = trial.run("corridor", "figure")
        assert (code, out.split()[:3]) == (0, ["figure", "demo", "embedded"])
        assert [line for line in trial.running() if " -D " in line]
    finally:
        stop(process)
    assert trial.running() == []


def test_a_taken_port_is_named(trial: Trial) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        code, said, _ = trial.run("demo", "--port", str(number))
    assert code == 1
    assert f"Port {number} is in use" in said
    assert "--port" in said


def test_a_step_that_fails_stops_the_demonstration_with_its_log(trial: Trial) -> None:
    code, said, _ = trial.run("demo", "--no-serve", BROKEN="migrate")
    assert code == 1
    assert "  | this is broken" in said
    assert str(trial.root / "var/log/migrate.log") in said
    code, said, _ = trial.run("demo", "--no-serve", BROKEN="load")
    assert code == 1
    assert "Data: failed" in said
    assert trial.running() == []


def test_a_command_prints_only_its_own_words_and_stands_where_the_user_stands(
    trial: Trial, tmp_path: Path
) -> None:
    code, out, err = trial.run("corridor", "figure", "key", folder=tmp_path)
    assert (code, out, err) == (0, f"figure demo embedded {tmp_path}\n", "")
    assert trial.run("corridor", "fail")[0] == 7
    assert trial.running() == []


def test_with_a_database_named_no_server_is_started(trial: Trial) -> None:
    known = (trial.root / "var/log/postgres.log").stat().st_mtime_ns
    for words in (["corridor", "figure"], ["demo", "--no-serve"]):
        code, out, _ = trial.run(*words, DATABASE_URL=ELSEWHERE)
        assert code == 0, out
        assert "demo db.example" in out
    code, out, _ = trial.run("corridor", "figure", DATABASE_URL=ELSEWHERE, CORRIDOR_MODE="strict")
    assert "figure strict db.example" in out
    assert (trial.root / "var/log/postgres.log").stat().st_mtime_ns == known


def test_the_tests_run_every_check_first_and_end_with_pytests_line(trial: Trial) -> None:
    code, said, _ = trial.run("test")
    assert code == 0, said
    assert said.splitlines()[-1] == "1 passed in 0.01s"
    logs = trial.root / "var/log"
    assert "ruff check . run" in (logs / "ruff.log").read_text()
    assert "ruff format --check . run" in (logs / "ruff-format.log").read_text()
    assert "lint-imports" in (logs / "contracts.log").read_text()
    assert "makemigrations test embedded" in (logs / "migrations.log").read_text()
    assert "messages check" in (logs / "translations.log").read_text()


@pytest.mark.parametrize("broken", ["mypy", "lint-imports", "makemigrations", "pytest"])
def test_one_failure_fails_the_whole_and_stops_nothing(trial: Trial, broken: str) -> None:
    code, said, _ = trial.run("test", BROKEN=broken)
    assert code == 1
    assert "Missing translations" in said
    assert said.splitlines()[-1] == "1 passed in 0.01s"
    assert ("Not in order" in said) == (broken != "pytest")


def test_with_arguments_only_pytest_runs(trial: Trial) -> None:
    code, said, _ = trial.run("test", "tests/one", "-k", "some thing", BROKEN="mypy")
    assert code == 0
    assert "pytest tests/one -k some thing\n" in said
    assert "mypy" not in said


def test_the_browser_is_named_or_its_absence_is_told(trial: Trial, tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    absent = "the browser tests are left out"
    assert absent not in trial.run("test", "x", CORRIDOR_CHROMIUM=str(browser))[1]
    assert absent in trial.run("test", "x", CORRIDOR_CHROMIUM=str(tmp_path / "none"))[1]


def test_only_what_changed_is_made_again(trial: Trial) -> None:
    style = trial.root / "frontend/src/style.css"
    style.write_text("body { margin: 0 }")
    _, said, _ = trial.run("demo", "--no-serve")
    assert said.count("as it was") == 3
    assert (trial.root / "frontend/dist/style.css").read_text() == style.read_text()
    catalogue = trial.root / "src/corridor/site/locale/nl/LC_MESSAGES/django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr ""\n')
    catalogue.with_suffix(".mo").write_bytes(b"")
    _, said, _ = trial.run("demo", "--no-serve")
    assert "Translations                 as it was" not in said
    assert said.count("as it was") == 3


def test_a_package_that_differs_from_its_hash_is_refused(trial: Trial) -> None:
    path = trial.root / "requirements/runtime.txt"
    before = path.read_text()
    try:
        path.write_text(before + requirement(trial.root, "forged", honest=False))
        code, said, _ = trial.run("demo", "--no-serve")
        assert code == 1
        assert "differs from the one that was checked" in said
        assert not (trial.packages / "forged.py").exists()
        # It failed, so it counts as not done, even for the requirements of before.
        path.write_text(before)
        code, said, _ = trial.run("demo", "--no-serve")
        assert code == 0
        assert "Python packages              as it was" not in said
    finally:
        path.write_text(before)


def test_an_environment_whose_python_is_gone_is_made_anew(ground: Path, trial: Trial) -> None:
    requirements = ground / "requirements"
    requirements.mkdir()
    (requirements / "runtime.txt").write_text(requirement(ground))
    for shared in ("run", "tools", "src"):
        (ground / shared).symlink_to(trial.root / shared)
    (ground / ".venv/bin").mkdir(parents=True)
    (ground / ".venv/bin/python").symlink_to("/nowhere/python3.10")
    script = (
        "import sys; from pathlib import Path\n"
        "from tools.launch import packages\n"
        "from tools.launch.checkout import Checkout\n"
        "from tools.launch.output import Console\n"
        "from tools.launch.workshop import Workshop\n"
        "packages.ensure(Workshop(Checkout(Path(sys.argv[1])), Console()), 'runtime')\n"
    )
    command = [sys.executable, "-c", script, ground]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PIP_NO_INDEX": "1"}, check=True)
    probe = subprocess.run([ground / ".venv/bin/python", "-c", "import tiny"], check=False)
    assert probe.returncode == 0


def test_an_incomplete_checkout_is_told(trial: Trial) -> None:
    lock = trial.root / "frontend/package-lock.json"
    lock.rename(lock.with_suffix(".away"))
    try:
        code, said, _ = trial.run("demo", "--no-serve")
    finally:
        lock.with_suffix(".away").rename(lock)
    assert code == 1
    assert f"{lock} is missing" in said


def test_an_old_python_says_what_it_needs() -> None:
    pretend = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2, 'final', 0)\n"
        "runpy.run_path(sys.argv[1], run_name='__main__')\n"
    )
    command = [sys.executable, "-c", pretend, ROOT / "run"]
    answer = subprocess.run(
        command, env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "needs Python 3.11 or later" in answer.stderr


def test_an_unknown_command_shows_the_known_ones(trial: Trial) -> None:
    code, _, said = trial.run("dmeo")
    assert code == 2
    assert "no command 'dmeo'" in said
    assert "./run demo" in said
    assert running(str(trial.root)) == []
