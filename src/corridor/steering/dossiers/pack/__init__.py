# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record that this room takes from a data pack."""

from . import conditions, papers, partnerships

KINDS = [*conditions.KINDS, *partnerships.KINDS, *papers.KINDS]

__all__ = ["KINDS"]
