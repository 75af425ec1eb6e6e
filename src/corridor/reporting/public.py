# SPDX-License-Identifier: EUPL-1.2
"""The door of the reporting room."""

from .actions import publish
from .models import Edition, FrozenFigure, Report
from .rules.calculation import NoSuchFigure
from .rules.faults import NotPublishable
from .rules.figures import Figure
from .rules.keys import BadKey, FigureKey
from .rules.verifying import MOST_BYTES, Unreadable
from .selectors import (
    UNANSWERED,
    Figures,
    Reading,
    Verified,
    annex,
    annex_file,
    as_docx,
    as_file,
    as_html,
    as_json,
    as_pdf,
    draft,
    find_report,
    framework_of,
    latest_report,
    live_figure,
    read_draft,
    read_edition,
    read_latest,
    reports,
    verify,
    verify_offline,
)
from .selectors.exporting import as_yaml

__all__ = [
    "MOST_BYTES",
    "UNANSWERED",
    "BadKey",
    "Edition",
    "Figure",
    "FigureKey",
    "Figures",
    "FrozenFigure",
    "NoSuchFigure",
    "NotPublishable",
    "Reading",
    "Report",
    "Unreadable",
    "Verified",
    "annex",
    "annex_file",
    "as_docx",
    "as_file",
    "as_html",
    "as_json",
    "as_pdf",
    "as_yaml",
    "draft",
    "find_report",
    "framework_of",
    "latest_report",
    "live_figure",
    "publish",
    "read_draft",
    "read_edition",
    "read_latest",
    "reports",
    "verify",
    "verify_offline",
]
