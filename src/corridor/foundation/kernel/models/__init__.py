# SPDX-License-Identifier: EUPL-1.2
from .citations import CitationsField, Sourced
from .identified import Identified
from .texts import TranslatedField
from .validity import Dated, DatedQuerySet, no_overlap

__all__ = [
    "CitationsField",
    "Dated",
    "DatedQuerySet",
    "Identified",
    "Sourced",
    "TranslatedField",
    "no_overlap",
]
