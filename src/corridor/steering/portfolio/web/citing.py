# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation

from ..selectors.citing import cited_in


def portfolio_citing(document: str) -> Iterator[Citing]:
    """Activities, with the lines on which facts of them rest."""
    lang = words.language()
    for found in cited_in(document):
        yield Citing(
            Citation.parse(found.citation),
            found.title.choose(lang)[0],
            reverse("portfolio:activity", args=[found.public_id]),
        )
