# SPDX-License-Identifier: EUPL-1.2
"""Rows as the API gives them."""

from __future__ import annotations

from typing import Any

from corridor.foundation.pages.public import shapes

from ..models import Code, CodeList, CountryList, Document, ExchangeRate, Region
from ..public import named_at_once


def country_of(row: Any, lang: str) -> dict[str, Any]:
    return {
        "iso2": row.iso2,
        "iso3": row.iso3,
        "m49": row.m49,
        "name": row.shown_name,
        "name_language": row.shown_lang,
        "region": row.region.code,
        "dac_code": row.dac_code,
        "status": row.status,
    }


def region_of(row: Region, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "parent": None if row.parent is None else row.parent.code,
        "names": shapes.TextOut.of(row.names, lang),
    }


def country_list_of(row: CountryList, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "complete": row.complete,
        "size": row.size,
        "named": named_at_once(member.validity for member in row.memberships.all()),
        "validity": shapes.ValidityOut.of(row.validity),
        "reason": shapes.TextOut.of(row.reason, lang),
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.sources,
    }


def document_of(row: Document, lang: str) -> dict[str, Any]:
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
        "note": shapes.TextOut.perhaps(row.note, lang),
    }


def code_list_of(row: CodeList, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "description": shapes.TextOut.perhaps(row.description, lang),
        "url": row.url,
        "sources": row.sources,
    }


def code_of(row: Code, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "parent": None if row.parent is None else row.parent.code,
        "validity": shapes.ValidityOut.of(row.validity),
    }


def currency_of(row: Any, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "minor_units": row.minor_units,
        "first_day": row.first_day,
        "last_day": row.last_day,
    }


def rate_of(row: ExchangeRate, lang: str) -> dict[str, Any]:
    return {"day": row.day, "rate": f"{row.rate.normalize():f}"}
