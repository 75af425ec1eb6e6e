# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterable


class NotPublishable(ValueError):
    """The draft has faults; `faults` says each, with its place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(self.faults))
