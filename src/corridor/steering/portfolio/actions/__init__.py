# SPDX-License-Identifier: EUPL-1.2
from .activities import PARTS, Stale, save_activity, write_activity
from .bulk import BulkReport, NotTaken, save_activities
from .catalogue import save_common_indicator, save_dimension
from .editing import edit_activity, publish_activity, remove_file
from .loading import activities_together, load_activity

__all__ = [
    "PARTS",
    "BulkReport",
    "NotTaken",
    "Stale",
    "activities_together",
    "edit_activity",
    "load_activity",
    "publish_activity",
    "remove_file",
    "save_activities",
    "save_activity",
    "save_common_indicator",
    "save_dimension",
    "write_activity",
]
