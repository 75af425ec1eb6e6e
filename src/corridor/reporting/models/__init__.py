# SPDX-License-Identifier: EUPL-1.2
from .edition import Edition
from .frozen_figure import FrozenFigure
from .question import Question
from .report import Report
from .section import Section

__all__ = ["Edition", "FrozenFigure", "Question", "Report", "Section"]
