# SPDX-License-Identifier: EUPL-1.2
"""The reference pack in the database, loaded once for a file of tests and taken out after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from corridor.foundation.jobs.public import LoadReport, load_pack
from tests.support import databases

PACK = Path(__file__).resolve().parents[3] / "data" / "reference"


class Silent:
    """Progress that nobody watches."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0

    def expect(self, total: int) -> None:
        self.total = total

    def step(self, count: int = 1) -> None:
        self.done += count


@pytest.fixture
def silent() -> Silent:
    return Silent()


@pytest.fixture(scope="module")
def reference(django_db_setup, django_db_blocker) -> Iterator[LoadReport]:
    """The project's own reference pack; says what became of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        report = load_pack(PACK, progress=Silent())
        databases.count_rows()
        yield report
        transaction.set_rollback(True)
