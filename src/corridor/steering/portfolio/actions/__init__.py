# SPDX-License-Identifier: EUPL-1.2
from .activities import PARTS, Stale, save_activity, write_activity
from .catalogue import save_common_indicator, save_dimension
from .loading import activities_together, load_activity

__all__ = [
    "PARTS",
    "Stale",
    "activities_together",
    "load_activity",
    "save_activity",
    "save_common_indicator",
    "save_dimension",
    "write_activity",
]
