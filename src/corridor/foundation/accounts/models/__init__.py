# SPDX-License-Identifier: EUPL-1.2
from .membership import Membership, Role
from .user import User

__all__ = ["Membership", "Role", "User"]
