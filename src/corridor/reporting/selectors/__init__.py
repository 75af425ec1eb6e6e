# SPDX-License-Identifier: EUPL-1.2
"""Questions about reports and figures."""

from .annex import Annex, annex
from .annex_files import annex_file
from .content import Draft, draft, sealed
from .dashboard import Dashboard, dashboard, late_rounds
from .documents import FORMS, File, as_docx, as_file, as_html, as_json, as_pdf, name_of
from .figures import (
    UNANSWERED,
    Figures,
    figure_and_related,
    figure_keys,
    framework_of,
    live_figure,
)
from .overview import Overview, OverviewRow, overview, overview_years
from .picking import Picked, search_figures
from .questions import (
    find_question,
    may_answer,
    questions_about,
    questions_for,
    unanswered,
)
from .reading import Reading, read_draft, read_edition, read_latest
from .reports import editions, find_report, latest_report, passages, published_reports, reports
from .series import Point, series
from .verifying import Verified, figure_as_json, verify, verify_offline

__all__ = [
    "FORMS",
    "UNANSWERED",
    "Annex",
    "Dashboard",
    "Draft",
    "Figures",
    "File",
    "Overview",
    "OverviewRow",
    "Picked",
    "Point",
    "Reading",
    "Verified",
    "annex",
    "annex_file",
    "as_docx",
    "as_file",
    "as_html",
    "as_json",
    "as_pdf",
    "dashboard",
    "draft",
    "editions",
    "figure_and_related",
    "figure_as_json",
    "figure_keys",
    "find_question",
    "find_report",
    "framework_of",
    "late_rounds",
    "latest_report",
    "live_figure",
    "may_answer",
    "name_of",
    "overview",
    "overview_years",
    "passages",
    "published_reports",
    "questions_about",
    "questions_for",
    "read_draft",
    "read_edition",
    "read_latest",
    "reports",
    "sealed",
    "search_figures",
    "series",
    "unanswered",
    "verify",
    "verify_offline",
]
