# SPDX-License-Identifier: EUPL-1.2
from .publishing import publish
from .writing import save_report

__all__ = ["publish", "save_report"]
