# SPDX-License-Identifier: EUPL-1.2
"""Lists: declared in `columns`, asked in `query`, answered in `rows` and `querying`."""
