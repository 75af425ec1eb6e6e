# SPDX-License-Identifier: EUPL-1.2
"""What the addresses of the API have in common."""

from __future__ import annotations

from typing import Annotated

from ninja import Path

Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,60}$")]
