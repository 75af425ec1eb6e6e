# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import connection


class RefusedHere(ValidationError):
    """Something about organisations that cannot be, said in the reader's language."""


def one_at_a_time() -> None:
    """Wait for others who change how organisations hang together, until this transaction ends.

    Two changes that are sound by themselves can close a circle together.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('corridor.parties.ties'))")
