# SPDX-License-Identifier: EUPL-1.2
"""What is written while running: one line an event to standard error, never what people entered."""

import os

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("CORRIDOR_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # What is not found or not allowed is an everyday answer; it is not worth a line.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "axes": {"level": "ERROR"},
    },
}
