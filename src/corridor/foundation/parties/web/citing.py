# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterator

from corridor.foundation.reference.public import Citing

from ..selectors import citing


def organisations_citing(document: str) -> Iterator[Citing]:
    """The organisations that rest on a document, with the lines."""
    for organisation in citing(document):
        for citation in organisation.citations:
            if citation.document == document:
                yield Citing(citation, str(organisation), organisation.get_absolute_url())
