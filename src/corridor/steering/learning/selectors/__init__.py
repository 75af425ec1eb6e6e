# SPDX-License-Identifier: EUPL-1.2
"""Questions to this room; each says how many queries it asks."""
