# SPDX-License-Identifier: EUPL-1.2
"""The pages on which a report is made."""
