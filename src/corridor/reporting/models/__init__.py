# SPDX-License-Identifier: EUPL-1.2
from .comment import Comment
from .edition import Edition
from .frozen_figure import FrozenFigure
from .image import Image
from .question import Question
from .report import Report, ReportState
from .request import Request
from .section import Section
from .step import ReportStep, StepVerb

__all__ = [
    "Comment",
    "Edition",
    "FrozenFigure",
    "Image",
    "Question",
    "Report",
    "ReportState",
    "ReportStep",
    "Request",
    "Section",
    "StepVerb",
]
