# SPDX-License-Identifier: EUPL-1.2
"""What the latest editions say, by words: reports, their sections and their figures."""

from __future__ import annotations

from dataclasses import dataclass
from json import loads
from typing import Any

from django.db import connection

from corridor.values.texts import Text

DICTIONARIES = {"nl": "dutch", "fr": "french", "en": "english"}

_LATEST = """
    SELECT DISTINCT ON (edition.report_id)
           edition.id, framework.code AS framework, report.year, edition.content
    FROM reporting_edition edition
    JOIN reporting_report report ON report.id = edition.report_id
    JOIN policy_framework framework ON framework.id = report.framework_id
    ORDER BY edition.report_id, edition.number DESC
"""
_SECTIONS = f"""
    WITH latest AS ({_LATEST}), parts AS (
        SELECT framework, year, content -> 'title' AS report, part ->> 'code' AS code,
               part -> 'title' AS title, {{vector}} AS vector
        FROM latest, jsonb_array_elements(content -> 'sections') part
    )
    SELECT framework, year, report, code, title, count(*) OVER ()
    FROM parts WHERE vector @@ ({{query}})
    ORDER BY ts_rank(vector, ({{query}})) DESC, year DESC, framework, code
    LIMIT %s
"""
_FIGURES = f"""
    WITH latest AS ({_LATEST}), figures AS (
        SELECT latest.framework, latest.year, figure.key, figure.content,
               {{vector}} AS vector
        FROM latest JOIN reporting_frozenfigure figure ON figure.edition_id = latest.id
    )
    SELECT framework, year, key, content, count(*) OVER ()
    FROM figures WHERE vector @@ ({{query}})
    ORDER BY ts_rank(vector, ({{query}})) DESC, year DESC, framework, key
    LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class FoundSection:
    framework: str
    year: int
    report: Text
    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """`content` is the figure as it was frozen."""

    framework: str
    year: int
    key: str
    content: dict[str, Any]


def sections_saying(text: str, limit: int) -> tuple[list[FoundSection], int]:
    """Sections that say these words, in any language and whatever their endings; one in whose
    title they stand comes first. One query over the latest edition of each report."""
    vector = _vectors("part -> 'title'", "A", "part -> 'body'", "D")
    rows, count = _ask(_SECTIONS, vector, text, limit)
    return [
        FoundSection(framework, year, Text(loads(report)), code, Text(loads(title)))
        for framework, year, report, code, title in rows
    ], count


def figures_called(text: str, limit: int) -> tuple[list[FoundFigure], int]:
    """Figures whose question, subject or year these words name. One query, likewise."""
    said, about = "figure.content -> 'definition' -> 'title'", "figure.content -> 'about'"
    year = "to_tsvector('simple', coalesce(figure.content ->> 'year', '') || ' ' || figure.key)"
    vector = f"{_vectors(said, 'B', about, 'A')} || {year}"
    rows, count = _ask(_FIGURES, vector, text, limit)
    return [
        FoundFigure(framework, year, key, loads(content)) for framework, year, key, content in rows
    ], count


def _vectors(first: str, weight: str, second: str, other: str) -> str:
    return " || ".join(
        f"setweight(to_tsvector('{dictionary}', coalesce(({part}) ->> '{lang}', '')), '{heavy}')"
        for part, heavy in ((first, weight), (second, other))
        for lang, dictionary in DICTIONARIES.items()
    )


def _ask(sql: str, vector: str, text: str, limit: int) -> tuple[list[tuple[Any, ...]], int]:
    # Each dictionary cuts the words its own way; what stands in no dictionary is a word as it is.
    asked = " || ".join(
        f"websearch_to_tsquery('{dictionary}', %s)"
        for dictionary in (*DICTIONARIES.values(), "simple")
    )
    terms = [text] * (len(DICTIONARIES) + 1)
    with connection.cursor() as cursor:
        cursor.execute(sql.format(vector=vector, query=asked), [*terms, *terms, limit])
        rows = cursor.fetchall()
    return [row[:-1] for row in rows], rows[0][-1] if rows else 0
