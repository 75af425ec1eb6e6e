# SPDX-License-Identifier: EUPL-1.2
"""Rows as the API gives them."""

from __future__ import annotations

from typing import Any

from corridor.values.texts import Text

from ..models import Code, CodeList, CountryList, Document, ExchangeRate, Region
from ..public import named_at_once
from .schemas import ValidityOut


def text_of(value: Text | None) -> dict[str, str] | None:
    return None if value is None else dict(value)


def country_of(row: Any) -> dict[str, Any]:
    return {
        "iso2": row.iso2,
        "iso3": row.iso3,
        "m49": row.m49,
        "name": row.shown_name,
        "name_lang": row.shown_lang,
        "region": row.region.code,
        "dac_code": row.dac_code,
        "status": row.status,
    }


def region_of(row: Region) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "parent": None if row.parent is None else row.parent.code,
        "names": text_of(row.names),
    }


def country_list_of(row: CountryList) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": text_of(row.names),
        "complete": row.complete,
        "size": row.size,
        "named": named_at_once(member.validity for member in row.memberships.all()),
        "validity": ValidityOut.of(row.validity),
        "reason": text_of(row.reason),
        "note": text_of(row.note),
        "sources": row.sources,
    }


def document_of(row: Document) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.title,
        "language": row.language,
        "kind": row.kind,
        "earliest": row.earliest,
        "latest": row.latest,
        "publisher": row.publisher,
        "identifier": row.identifier,
        "lines": row.lines,
        "note": text_of(row.note),
    }


def code_list_of(row: CodeList) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": text_of(row.names),
        "description": text_of(row.description),
        "url": row.url,
        "sources": row.sources,
    }


def code_of(row: Code) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": text_of(row.names),
        "parent": None if row.parent is None else row.parent.code,
        "validity": ValidityOut.of(row.validity),
    }


def currency_of(row: Any) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": text_of(row.names),
        "minor_units": row.minor_units,
        "first_day": row.first_day,
        "last_day": row.last_day,
    }


def rate_of(row: ExchangeRate) -> dict[str, Any]:
    return {"day": row.day, "rate": f"{row.rate.normalize():f}"}
