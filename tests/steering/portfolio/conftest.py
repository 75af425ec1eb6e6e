# SPDX-License-Identifier: EUPL-1.2
"""A database with what activities refer to, and nothing of the portfolio itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import databases

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("reference", "parties", "policy")


@pytest.fixture(scope="session")
def ground_database(
    bare_database, django_db_setup, django_db_blocker, databases_stay
) -> Iterator[str]:
    """The name of a database with the facts of the rooms below."""
    state = databases.state_of(
        "src/**/migrations/*.py",
        *(f"data/{name}/**/*.{ext}" for name in FOLDERS for ext in ("yaml", "csv")),
    )
    with databases.own(
        databases.beside("ground"),
        state,
        _load,
        blocker=django_db_blocker,
        like=bare_database,
        keep=databases_stay,
    ) as name:
        yield name


def _load() -> None:
    from corridor.foundation.jobs.public import run_now

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
