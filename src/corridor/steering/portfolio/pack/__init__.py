# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record that this room takes from a data pack."""

from . import activities, catalogue

KINDS = [*catalogue.KINDS, *activities.KINDS]

__all__ = ["KINDS"]
