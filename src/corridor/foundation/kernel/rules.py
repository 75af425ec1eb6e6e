# SPDX-License-Identifier: EUPL-1.2
"""Public identifiers: short, unguessable in practice, and safe to read over the telephone."""

from __future__ import annotations

import secrets

# Crockford's base 32: no I, L, O or U, so that nothing is misread and no word appears.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_public_id() -> str:
    """60 random bits in twelve characters: a million of them clash once in two million times."""
    bits = secrets.randbits(5 * LENGTH)
    return "".join([ALPHABET[bits >> place & 31] for place in range(0, 5 * LENGTH, 5)])
