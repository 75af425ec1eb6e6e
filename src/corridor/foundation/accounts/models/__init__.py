# SPDX-License-Identifier: EUPL-1.2
from .bulk_deed import BulkDeed
from .membership import Membership, Role
from .notice import Notice, NoticeKind, NoticeSettings, Rhythm
from .saved_search import SavedSearch
from .user import User

__all__ = [
    "BulkDeed",
    "Membership",
    "Notice",
    "NoticeKind",
    "NoticeSettings",
    "Rhythm",
    "Role",
    "SavedSearch",
    "User",
]
