# SPDX-License-Identifier: EUPL-1.2
from .asking import answer_request, ask_for_section, withdraw_request
from .commenting import comment_on, resolve_comment
from .editing import (
    GivenFront,
    GivenSection,
    add_section,
    move_section,
    put_back,
    remove_section,
    save_front,
    save_section,
)
from .holding import Stale
from .picturing import add_image
from .publishing import publish
from .starting import start_report
from .stepping import take_step
from .writing import save_report

__all__ = [
    "GivenFront",
    "GivenSection",
    "Stale",
    "add_image",
    "add_section",
    "answer_request",
    "ask_for_section",
    "comment_on",
    "move_section",
    "publish",
    "put_back",
    "remove_section",
    "resolve_comment",
    "save_front",
    "save_report",
    "save_section",
    "start_report",
    "take_step",
    "withdraw_request",
]
