# SPDX-License-Identifier: EUPL-1.2
"""The `corridor` command."""

from .main import main

__all__ = ["main"]
