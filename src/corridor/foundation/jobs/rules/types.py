# SPDX-License-Identifier: EUPL-1.2
"""The types that records of a pack are written in, each read into its value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from corridor.values.citations import Citation
from corridor.values.periods import Moment, Period, Validity, parse_days, parse_validity
from corridor.values.texts import INTERFACE_LANGUAGES, Text

_AMOUNT = re.compile(r"-?\d{1,16}(\.\d{1,2})?")


class PackRecord(BaseModel):
    """One record of a pack; a key that the kind does not know is a fault, not noise."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class _Described:
    """Says in the generated schema what a value is written as."""

    def __init__(self, title: str, written: str) -> None:
        self.title, self.written = title, written

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"title": self.title, "description": self.written}


def _text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if not isinstance(value, dict):
        raise ValueError("write a text as one string each for nl, fr and en")
    text = Text({str(lang): str(string or "").strip() for lang, string in value.items()})
    missing = text.missing(INTERFACE_LANGUAGES)
    if missing:
        raise ValueError(f"the translation is missing in: {', '.join(missing)}")
    return text


def _validity(value: Any) -> Validity:
    if isinstance(value, Validity):
        return value
    if not isinstance(value, dict):
        raise ValueError("write validity as {from: …, until: …}")
    return parse_validity({str(key): str(moment or "") for key, moment in value.items()})


def _citations(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        raise ValueError("state at least one source, as [NL11:81]")
    return tuple(str(Citation.parse(str(item))) for item in value)


def _moment(value: Any) -> Moment:
    return value if isinstance(value, Moment) else Moment.parse(str(value))


def _days(value: Any) -> Any:
    if isinstance(value, Period) or value is None:
        return value
    return None if value == "unknown" else parse_days(str(value))


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not _AMOUNT.fullmatch(value):
        raise ValueError("write an amount in digits with at most one point, as in 2089331 or 0.25")
    return value


PackText = Annotated[
    Text, BeforeValidator(_text), _Described("text", "a string each for nl, fr and en")
]
PackValidity = Annotated[
    Validity,
    BeforeValidator(_validity),
    _Described(
        "validity", "{from, until}: YYYY-MM-DD, YYYY-MM, YYYY, unknown or open; until is exclusive"
    ),
]
Citations = Annotated[
    tuple[str, ...],
    BeforeValidator(_citations),
    _Described("sources", "document and lines, as NL11:79-93; at least one"),
]
PackMoment = Annotated[
    Moment, BeforeValidator(_moment), Field(json_schema_extra={"title": "moment"})
]
# Days in which something was; null where nobody states them.
PackDays = Annotated[Period | None, BeforeValidator(_days, json_schema_input_type=str)]
DAYS_WRITTEN = "YYYY, YYYY-MM or YYYY-MM-DD, or two of these with a slash"
PackAmount = Annotated[Decimal, BeforeValidator(_amount)]
# What a record is known by: words with hyphens, or as its source prints it (NL08, 4.5).
PackSlug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
PackCode = Annotated[
    str, Field(min_length=1, max_length=30, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
]
PackCurrency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")]
PackCountry = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class PackStep(PackRecord):
    """What became of something, a step at a time: nothing is taken back, a correction is a step."""

    day: PackDays = Field(description=f"days in which that was: {DAYS_WRITTEN}; or unknown")
    text: PackText = Field(description="what was done or answered, in own words")
    sources: Citations | None = Field(None, description="where that stands")
    evidence: PackText | None = Field(
        None, description="what the evidence is; required without sources"
    )
    corrects: bool = Field(False, description="whether it takes the place of the step before it")
    reason: str = Field("", description="why that step was wrong; required with corrects")

    @model_validator(mode="after")
    def _has_evidence(self) -> PackStep:
        if not self.sources and self.evidence is None:
            raise ValueError("a step has sources, or says what the evidence is")
        if self.corrects != bool(self.reason.strip()):
            raise ValueError("a correction, and only a correction, says why in reason")
        return self
