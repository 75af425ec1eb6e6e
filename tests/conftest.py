# SPDX-License-Identifier: EUPL-1.2
"""What every test stands on: a database, and no network but the machine's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from tests.support import databases

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CORRIDOR_SHARED", ROOT.parent / "shared"))

# A busy machine is slow, not wrong: how long one example takes says nothing.
settings.register_profile("corridor", deadline=None)
settings.load_profile("corridor")


@pytest.fixture(autouse=True)
def _only_local_sockets():
    """A test that calls another host fails, whatever it was about."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _language_of_the_house() -> Iterator[None]:
    """The language that a request left behind is not the next test's."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.fixture
def shared() -> Path:
    """The folder of shared test material; the test is left out where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared test material in {SHARED}; set CORRIDOR_SHARED")
    return SHARED


@pytest.fixture
def pack() -> Path:
    """The project's own data pack."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def databases_stay(request) -> bool:
    """Whether databases stay after the tests, for the next time."""
    return bool(request.config.getoption("reuse_db"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What the processes of a run shared goes when all of them are done."""
    if databases.WORKER or not session.config.getoption("numprocesses", None):
        return
    if not session.config.getoption("reuse_db"):
        for label in ("bare", "ground", "pack"):
            databases.drop(databases.beside(label))


@pytest.fixture(scope="session")
def bare_database(django_test_environment, django_db_blocker, databases_stay) -> Iterator[str]:
    """The name of a database with all tables and no rows, which others are copied from."""
    state = databases.state_of("src/**/migrations/*.py", "src/**/models/**/*.py", "src/**/apps.py")
    with databases.own(
        databases.beside("bare"), state, _migrate, blocker=django_db_blocker, keep=databases_stay
    ) as name:
        yield name


@pytest.fixture(scope="session")
def django_db_setup(bare_database, django_db_blocker) -> Iterator[None]:
    """The database of most tests: a copy that each process has for itself."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    name = databases.of_worker(f"test_{before}")
    with django_db_blocker.unblock():
        databases.create(name, like=bare_database)
        connection.settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = before
        databases.drop(name)


@pytest.fixture(scope="session")
def pack_database(
    bare_database, django_db_setup, django_db_blocker, databases_stay
) -> Iterator[str]:
    """The name of a database of its own with the whole pack loaded and the reports published.

    Made once a run (some ten seconds); with --reuse-db it is kept until code or pack change.
    """
    state = databases.state_of("src/**/*.py", "data/**/*.yaml", "data/**/*.csv")
    with databases.own(
        databases.beside("pack"),
        state,
        _load_and_publish,
        blocker=django_db_blocker,
        like=bare_database,
        keep=databases_stay,
    ) as name:
        yield name


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _load_and_publish() -> None:
    from corridor.foundation.jobs.public import run_now
    from corridor.reporting.public import publish, reports

    run = run_now("load-pack", by=None, folder=str(ROOT / "data"))
    assert not run.set_aside.exists(), "\n".join(map(str, run.set_aside.all()))
    run_now("tally-results", by=None)
    for report in reports().order_by("year"):
        publish(report=report, by=None)


@pytest.fixture
def loaded(pack_database, django_db_blocker) -> Iterator[None]:
    """The whole pack and the published reports; what a test changes is rolled back.

    Instead of pytest-django's `db`, not beside it.
    """
    from django.db import transaction

    with django_db_blocker.unblock(), databases.working_in(pack_database):
        whole = transaction.atomic()
        whole._from_testcase = True  # a request may open durable transactions inside it
        with whole:
            yield
            transaction.set_rollback(True)


@pytest.fixture
def account(loaded):
    """A maker of accounts: `account("editor")` signs in with what that role may do."""
    from tests.support.people import make

    return make


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The machine's Chromium (CORRIDOR_CHROMIUM names another); left out where there is none."""
    wish = os.environ.get("CORRIDOR_CHROMIUM")
    path = next(filter(None, map(shutil.which, (wish,) if wish else BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: set CORRIDOR_CHROMIUM")
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread, and Django takes that for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
