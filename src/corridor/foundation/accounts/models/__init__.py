# SPDX-License-Identifier: EUPL-1.2
from .user import User

__all__ = ["User"]
