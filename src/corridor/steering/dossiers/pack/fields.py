# SPDX-License-Identifier: EUPL-1.2
"""How moments and whom a record is about are written in a pack."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from corridor.foundation.jobs.public import (
    PackCountry,
    PackMoment,
    PackRecord,
    PackSlug,
    PackText,
    Refused,
)
from corridor.values.periods import Moment

from .. import actions


def _in_time(moment: Moment) -> Moment:
    if moment.open:
        raise ValueError("this is a moment in time: write YYYY-MM-DD, YYYY-MM, YYYY or unknown")
    return moment


# When something happened or is due: it cannot be open.
When = Annotated[PackMoment, AfterValidator(_in_time)]


class AboutRecord(PackRecord):
    """About one country, every country that a list names, or countries in words: one of them."""

    country: PackCountry | None = Field(None, description="the country it is about")
    list: PackSlug | None = Field(None, description="the list; it holds for all that it names")
    applies_to: PackText | None = Field(
        None, description="countries in words, where the source names none"
    )


def about(record: AboutRecord) -> dict[str, Any]:
    """As columns. Raises `Refused` unless exactly one is given."""
    given = [record.country, record.list, record.applies_to]
    if sum(each is not None for each in given) != 1:
        raise Refused("give one of country, list and applies_to", "country")
    return {
        "country": None if record.country is None else actions.find_country(record.country),
        "country_list": None if record.list is None else actions.find_list(record.list),
        "applies_to": record.applies_to,
    }


def days(moment: Moment | None, earliest: str, latest: str) -> dict[str, Any]:
    """A moment as two columns; unknown and not stated are both null."""
    return {
        earliest: None if moment is None else moment.earliest,
        latest: None if moment is None else moment.latest,
    }
