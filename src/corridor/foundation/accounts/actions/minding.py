# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from ..selectors import lasting_administrators


class LastAdministrator(ValidationError):
    """Without this person nobody could look after the accounts any more."""


@contextmanager
def minding_administrators() -> Iterator[None]:
    """Undo the block, and say why, if it takes the last administrator away. One at a time."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('corridor.administrators'))")
        before = lasting_administrators().exists()
        yield
        if before and not lasting_administrators().exists():
            raise LastAdministrator(
                _(
                    "This is the last administrator. Give somebody else the role, without an end, "
                    "before you take it away here."
                )
            )
