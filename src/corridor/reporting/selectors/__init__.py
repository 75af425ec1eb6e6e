# SPDX-License-Identifier: EUPL-1.2
"""Questions about reports and figures."""

from .content import Draft, draft
from .documents import as_html, as_json, as_pdf, name_of
from .figures import Figures, figure_keys, live_figure
from .reading import Reading, read_draft, read_edition, read_latest
from .reports import editions, find_report, latest_report, reports

__all__ = [
    "Draft",
    "Figures",
    "Reading",
    "as_html",
    "as_json",
    "as_pdf",
    "draft",
    "editions",
    "figure_keys",
    "find_report",
    "latest_report",
    "live_figure",
    "name_of",
    "read_draft",
    "read_edition",
    "read_latest",
    "reports",
]
