# SPDX-License-Identifier: EUPL-1.2
"""What of the published reports rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation
from corridor.values.texts import Text

from .. import selectors


def reports_citing(document: str) -> Iterator[Citing]:
    """The sections of the latest editions, with the lines on which they rest."""
    lang = words.language()
    for passage in selectors.passages():
        page = reverse("reporting:report", args=[passage.framework, passage.year])
        title, section = (Text(t).choose(lang)[0] for t in (passage.title, passage.section))
        for text in passage.sources:
            citation = Citation.parse(text)
            if citation.document == document:
                yield Citing(citation, f"{title}: {section}", f"{page}#section-{passage.code}")
