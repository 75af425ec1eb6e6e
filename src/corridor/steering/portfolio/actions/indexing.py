# SPDX-License-Identifier: EUPL-1.2
"""Keeping the entries by which activities are found and counted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from ..rules.terms import BASE, COUNTRY, LEVELS, NO_STATUS, NODE, NOT_SCORED, SECTOR

MARKS = "[\u0300-\u036f]"


def folded(expression: str) -> str:
    """SQL for text without accents and case, as `pages.fold` has it. Most text is ASCII already."""
    whole = (
        f"regexp_replace(normalize(lower(normalize({expression}, NFKD)), NFKD), '{MARKS}', '', 'g')"
    )
    plain = f"octet_length({expression}) = length({expression})"
    return f"CASE WHEN {plain} THEN lower({expression}) ELSE {whole} END"


def _text(column: str, lang: str) -> str:
    return f"coalesce(a.{column} ->> '{lang}', '')"


def _vector() -> str:
    """Each text by its own language's dictionary; other languages and codes as they stand."""
    parts = []
    for lang, dictionary in (("nl", "dutch"), ("fr", "french"), ("en", "english")):
        for column, weight in (("title", "A"), ("objectives", "B"), ("description", "C")):
            text = folded(_text(column, lang))
            parts.append(f"setweight(to_tsvector('{dictionary}', {text}), '{weight}')")
    others = "a.title - 'nl' - 'fr' - 'en'"
    strings = folded(f"(jsonb_path_query_array({others}, '$.*'))::text")
    parts.append(f"setweight(to_tsvector('simple', {strings}), 'A')")
    codes = "lower(coalesce(a.code, '') || ' ' || coalesce(a.iati_identifier, ''))"
    codes = f"regexp_replace({codes}, '[^[:alnum:]]+', ' ', 'g')"
    parts.append(f"setweight(to_tsvector('simple', {codes}), 'A')")
    return " || ".join(parts)


def _titles() -> str:
    """What to sort by for a reader of each language: its title, or the one shown in its place."""
    shown = []
    for lang in ("nl", "fr", "en"):
        own = ", ".join(f"a.title ->> '{each}'" for each in (lang, "en", "nl", "fr"))
        any_ = "(SELECT min(value) FROM jsonb_each_text(a.title))"
        shown.append(f"left({folded(f'coalesce({own}, {any_})')}, 200)")
    return ", ".join(shown)


LEVEL = " ".join(f"WHEN '{level}' THEN {place}" for place, level in enumerate(LEVELS, 1))


NARROW = (
    "public",
    "partner_key",
    "status",
    "level",
    "gender",
    "first",
    "last",
    "terms",
    "organisations",
)
WORDED = ("words", "title_nl", "title_fr", "title_en")

FACTS = f"""
  a.public, a.partner_id,
  coalesce(a.status::int, {NO_STATUS}), CASE a.level {LEVEL} END,
  coalesce((SELECT max(m.significance) FROM portfolio_marker m
    WHERE m.activity_id = a.id AND m.vocabulary = '1' AND m.code = '1'), {NOT_SCORED}),
  extract(year FROM lower(a.runs)), extract(year FROM upper(a.runs) - 1),
  ARRAY(SELECT {COUNTRY * BASE} + country_id FROM portfolio_recipientcountry
      WHERE activity_id = a.id
    UNION SELECT {NODE * BASE} + node_id FROM portfolio_nodeshare WHERE activity_id = a.id
    UNION SELECT {SECTOR * BASE} + code::int FROM portfolio_sector
      WHERE activity_id = a.id AND vocabulary IN ('1', '2') AND code ~ '^[0-9]{{3,5}}$'
    ORDER BY 1),
  ARRAY(SELECT role::int * {BASE} + organisation_id FROM portfolio_participation
    WHERE activity_id = a.id ORDER BY 1)"""


def _statement(columns: tuple[str, ...], facts: str) -> str:
    """A row for each activity, touched only where it would say something else."""
    held = ", ".join(f"portfolio_activityentry.{name}" for name in columns)
    new = ", ".join(f"EXCLUDED.{name}" for name in columns)
    written = ", ".join(f"{name} = EXCLUDED.{name}" for name in (*columns, "revision"))
    return f"""
    INSERT INTO portfolio_activityentry (activity_id, revision, {", ".join(columns)})
    SELECT a.id, pg_current_xact_id()::text::bigint, {facts}
    FROM portfolio_activity a WHERE a.id = ANY(%s)
    ON CONFLICT (activity_id) DO UPDATE SET {written}
    WHERE ({held}) IS DISTINCT FROM ({new})"""


WHOLE = _statement((*NARROW, *WORDED), f"{FACTS}, {_vector()}, {_titles()}")


def index_activities(keys: Iterable[int]) -> None:
    """Write the entries of these activities anew, as the database now has them: one statement.

    Whoever writes activities or their shares calls it, in the same transaction; for many at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(WHOLE, [list(keys)])
