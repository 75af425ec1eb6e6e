# SPDX-License-Identifier: EUPL-1.2
"""Who acts, and why: said once, kept with every change made meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory

from .rules import Actor


@contextmanager
def acting(*, by: Actor | None, reason: str | None = None) -> Iterator[None]:
    """Changes inside belong to `by`; `None` is the system itself.

    Nested uses belong to the outermost operation: the innermost `reason` that was given stands.
    """
    said = {"user": None if by is None else by.pk}
    if reason is not None:
        said["reason"] = reason
    with pghistory.context(**said):
        yield
