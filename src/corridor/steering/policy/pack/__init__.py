# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record that this room takes from a data pack."""

from . import eligibility, money, relations, trees

KINDS = [*trees.KINDS, *relations.KINDS, *eligibility.KINDS, *money.KINDS]

__all__ = ["KINDS"]
