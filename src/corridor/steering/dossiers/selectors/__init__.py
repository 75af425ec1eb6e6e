# SPDX-License-Identifier: EUPL-1.2
"""Questions about country files, conditionality, partnerships and capacity."""
