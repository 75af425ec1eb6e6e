# SPDX-License-Identifier: EUPL-1.2
"""SKOS mapping relations read from either side."""

from __future__ import annotations

INVERSE = {
    "exact": "exact",
    "close": "close",
    "broad": "narrow",
    "narrow": "broad",
    "related": "related",
}


def inverse(relation: str) -> str:
    """The relation as the target has it to the source: where A is broader than B, B is narrower.

    >>> inverse("broad")
    'narrow'

    Raises `KeyError` for what is no SKOS mapping relation.
    """
    return INVERSE[relation]
