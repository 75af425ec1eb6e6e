# SPDX-License-Identifier: EUPL-1.2
"""Rows that are only ever added."""

from __future__ import annotations

import pgtrigger


def kept(*but: str) -> list[pgtrigger.Trigger]:
    """Triggers of a row that is never changed or deleted; `but` names what may follow a merge."""
    exclude = list(but)
    readonly = pgtrigger.ReadOnly(name="never_changed", **({"exclude": exclude} if but else {}))
    return [readonly, pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]
