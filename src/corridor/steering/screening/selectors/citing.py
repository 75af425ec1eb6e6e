# SPDX-License-Identifier: EUPL-1.2
"""What rests on a document, as far as everybody may read it."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import OdaDecision, QuestionSet, Screening
from .oda import decisions
from .screenings import screenings


def sets_citing(document: str) -> QuerySet[QuestionSet]:
    return QuestionSet.objects.filter(sources__cites=document)


def decisions_citing(document: str) -> QuerySet[OdaDecision]:
    return decisions().filter(sources__cites=document).prefetch_related(None)


def screenings_citing(document: str) -> QuerySet[Screening]:
    return screenings().filter(sources__cites=document).prefetch_related(None)
