# SPDX-License-Identifier: EUPL-1.2
from .announcement import Announcement
from .run import Run
from .set_aside import SetAside

__all__ = ["Announcement", "Run", "SetAside"]
