# SPDX-License-Identifier: EUPL-1.2
from .fingerprints import fingerprint
from .levels import LEVELS, Level, level
from .standing import in_force, standing

__all__ = ["LEVELS", "Level", "fingerprint", "in_force", "level", "standing"]
