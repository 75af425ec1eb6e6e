# SPDX-License-Identifier: EUPL-1.2
"""Plain rules: the adviser on purpose codes, and the score of a screening."""
