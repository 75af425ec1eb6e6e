# SPDX-License-Identifier: EUPL-1.2
"""A database with what activities refer to, and nothing of the portfolio itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import databases

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("reference", "parties", "policy")


def _state() -> str:
    """What the database is made from: the facts of rooms below, and every table."""
    digest = hashlib.sha256()
    files = [path for name in FOLDERS for path in (ROOT / "data" / name).rglob("*.*")]
    for path in sorted([*files, *(ROOT / "src").rglob("migrations/*.py")]):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="session")
def ground_database(request, django_test_environment, django_db_blocker) -> Iterator[str]:
    with django_db_blocker.unblock():
        name, state = databases.beside("ground"), _state()
        keep = request.config.getoption("reuse_db")
        if not keep or databases.stamp_of(name) != state:
            databases.create(name)
            with databases.working_in(name):
                _load()
            databases.mark(name, state)
    yield name
    if not keep:
        with django_db_blocker.unblock():
            databases.drop(name)


def _load() -> None:
    from django.core.management import call_command

    from corridor.foundation.jobs.public import run_now

    call_command("migrate", interactive=False, verbosity=0)
    for folder in FOLDERS:
        run = run_now("load-pack", by=None, folder=str(ROOT / "data" / folder))
        assert not run.set_aside.exists(), "\n".join(map(str, run.set_aside.all()))


@pytest.fixture
def ground(ground_database, django_db_blocker) -> Iterator[None]:
    """Countries, organisations, frameworks and documents of the pack, and no activity.

    Instead of pytest-django's `db`, not beside it; what a test changes is rolled back.
    """
    from django.db import transaction

    with django_db_blocker.unblock(), databases.working_in(ground_database):
        whole = transaction.atomic()
        whole._from_testcase = True  # a request may open durable transactions inside it
        with whole:
            yield
            transaction.set_rollback(True)


@pytest.fixture
def person(ground, settings):
    """A maker of accounts without second factor: `person("editor")` may do what editors may."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    from tests.support.people import make

    return make
