# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from corridor.foundation.jobs.public import Refused

from ..models import Country
from ..selectors import check_citation


def need_country(iso2: str, at: str) -> Country:
    """Raises `Refused` with the place."""
    country: Country | None = Country.objects.filter(iso2=iso2).first()
    if country is None:
        raise Refused(
            f"there is no country {iso2!r}; use its code of ISO 3166-1, two capital letters as in "
            "GH, or add it to the kind country",
            at=at,
        )
    return country


def need_sources(sources: tuple[str, ...], at: str) -> None:
    """Raises `Refused` for a citation of a document or of lines that do not exist."""
    for i, source in enumerate(sources):
        if said := check_citation(source):
            raise Refused(said, at=f"{at}.{i}" if at else str(i))
