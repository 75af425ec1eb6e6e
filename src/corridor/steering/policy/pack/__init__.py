# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record that this room takes from a data pack."""

from . import eligibility, money, promises, relations, trees

KINDS = [*trees.KINDS, *relations.KINDS, *eligibility.KINDS, *money.KINDS, *promises.KINDS]

__all__ = ["KINDS"]
