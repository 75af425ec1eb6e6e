# SPDX-License-Identifier: EUPL-1.2
from .lists import ROWS, RowList, all_of, faults

__all__ = ["ROWS", "RowList", "all_of", "faults"]
