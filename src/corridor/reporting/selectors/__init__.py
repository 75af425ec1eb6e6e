# SPDX-License-Identifier: EUPL-1.2
"""Questions about reports and figures."""

from .content import Draft, draft, sealed
from .documents import as_html, as_json, as_pdf, name_of
from .figures import UNANSWERED, Figures, figure_and_related, figure_keys, live_figure
from .overview import Overview, OverviewRow, overview, overview_years
from .picking import Picked, search_figures
from .reading import Reading, read_draft, read_edition, read_latest
from .reports import editions, find_report, latest_report, passages, published_reports, reports

__all__ = [
    "UNANSWERED",
    "Draft",
    "Figures",
    "Overview",
    "OverviewRow",
    "Picked",
    "Reading",
    "as_html",
    "as_json",
    "as_pdf",
    "draft",
    "editions",
    "figure_and_related",
    "figure_keys",
    "find_report",
    "latest_report",
    "live_figure",
    "name_of",
    "overview",
    "overview_years",
    "passages",
    "published_reports",
    "read_draft",
    "read_edition",
    "read_latest",
    "reports",
    "sealed",
    "search_figures",
]
