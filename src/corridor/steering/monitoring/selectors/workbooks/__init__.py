# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a round: its columns, what stands in its rows, and what is said of them."""
