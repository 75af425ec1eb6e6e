# SPDX-License-Identifier: EUPL-1.2
from .advice import PurposeAdvice
from .decision import OdaDecision
from .measure import Measure, MeasureStep
from .question_set import Question, QuestionSet
from .screening import Finding, Screening, ScreeningAnswer

__all__ = [
    "Finding",
    "Measure",
    "MeasureStep",
    "OdaDecision",
    "PurposeAdvice",
    "Question",
    "QuestionSet",
    "Screening",
    "ScreeningAnswer",
]
