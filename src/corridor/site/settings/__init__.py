# SPDX-License-Identifier: EUPL-1.2
"""Settings, read from the environment once; `environment.py` says what each variable means."""

from .apps import *  # noqa: F403
from .email import *  # noqa: F403
from .environment import *  # noqa: F403
from .logging import *  # noqa: F403
from .roles import *  # noqa: F403
from .security import *  # noqa: F403
from .texts import *  # noqa: F403
