# SPDX-License-Identifier: EUPL-1.2
"""What a figure is, how it is named, written down and frozen: plain Python."""
