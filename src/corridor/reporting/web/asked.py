# SPDX-License-Identifier: EUPL-1.2
"""Questions about figures as pages show them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words

from .. import selectors
from ..models import Question

TONES: dict[str, tuple[str, str]] = {
    "stands": ("", "info"),
    "corrected": ("good", "yes"),
    "unclear": ("open", "unknown"),
    "waiting": ("note", "clock"),
    "open": ("note", "clock"),
    "rejected": ("", "no"),
}


def standing(row: Question) -> str:
    answered = row.state == Question.State.ANSWERED
    return str(row.get_outcome_display() if answered else row.get_state_display())


def by_whom(row: Question) -> str:
    """As what, and for which organisation: never a person's name."""
    roles: dict[str, str] = {
        "officer": _("an officer"),
        "editor": _("an editor"),
    }
    role = roles.get(row.answered_role, row.answered_role)
    if row.answered_for is None:
        return role
    return _("%(role)s of %(organisation)s") % {
        "role": role,
        "organisation": words.as_text(row.answered_for)[0],
    }


def badge(row: Question) -> dict[str, str]:
    answered = row.state == Question.State.ANSWERED
    tone, sign = TONES[row.outcome if answered else row.state]
    return {"label": standing(row), "tone": tone, "sign": sign}


def beside_figure(framework: str, year: int, key: str) -> list[dict[str, Any]]:
    """The questions that the page of a figure shows."""
    return [
        {"question": row, "badge": badge(row), "by": by_whom(row) if row.answered else ""}
        for row in selectors.questions_about(framework, year, key)
    ]
