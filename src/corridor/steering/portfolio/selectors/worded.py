# SPDX-License-Identifier: EUPL-1.2
"""Entries of activities by words, in three languages, in codes and in names of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Q

from corridor.foundation.pages.public import fold
from corridor.foundation.parties.public import Organisation

from ..rules.terms import ROLES, role_term

MOST_WORDS = 12
# A word in the names of more organisations than this says little about any.
MOST_ORGANISATIONS = 300


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word looks for: a question in PostgreSQL's own notation, or keys of organisations."""

    query: str
    organisations: tuple[int, ...] = ()


def meant(text: str) -> tuple[Meant, ...]:
    """What is looked for by each of these words; every one is to be found.

    A word also finds longer ones that begin with it, in three languages and in codes. One that
    means nothing by itself in one of the languages ("of") is passed over. Two queries.
    """
    words = words_in(text)
    if not words:
        return ()
    asked = _queries(words)
    named = _organisations([word for word in words if asked.get(word)])
    return tuple(Meant(asked[word], named.get(word, ())) for word in words if asked.get(word))


def says(words: Iterable[Meant]) -> Q:
    """Entries that say every one of these words, or have an organisation that is called so."""
    condition, together = Q(), []
    for word in words:
        if not word.organisations:
            together.append(word.query)
            continue
        condition &= _matches(word.query) | Q(
            organisations__overlap=[
                role_term(role, key) for role in ROLES.values() for key in word.organisations
            ]
        )
    # As one, so that the database starts with the rarest word.
    return (
        condition & _matches(" & ".join(f"({each})" for each in together))
        if together
        else condition
    )


def _matches(query: str) -> Q:
    return Q(words=SearchQuery(query, config="simple", search_type="raw"))


CODE = re.compile(r"(?=.*\d)[^\W_]+(?:[-_/.:][^\W_]+)+")


def words_in(text: str) -> dict[str, bool]:
    """The words to look for, each with whether longer ones that begin with it will do.

    Of a code with hyphens ("XM-DAC-7-PPR-1") only the last part may be broken off: half of all
    activities begin alike.
    """
    found: dict[str, bool] = {}
    for chunk in text.split():
        parts = re.findall(r"[^\W_]+", fold(chunk))
        is_code = CODE.fullmatch(chunk) is not None
        for place, word in enumerate(parts):
            begins = not is_code or place == len(parts) - 1
            # What begins with a short number is too much to look through.
            begins = begins and not (word.isdigit() and len(word) < 4)
            found[word] = found.get(word, False) or begins
    return dict(list(found.items())[:MOST_WORDS])


def _queries(words: Mapping[str, bool]) -> dict[str, str]:
    """For each word what to look for, in PostgreSQL's own notation; nothing for a mere filler."""
    dictionaries = ("dutch", "french", "english", "simple")
    each = " || ".join(f"to_tsquery('{name}', w || ending)" for name in dictionaries)
    fillers = " OR ".join(
        f"numnode(plainto_tsquery('{name}', w)) = 0" for name in dictionaries[:-1]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT w, CASE WHEN {fillers} THEN '' ELSE ({each})::text END"
            " FROM unnest(%s::text[], %s::text[]) AS given(w, ending)",
            [list(words), [":*" if begins else "" for begins in words.values()]],
        )
        return dict(cursor.fetchall())


def _organisations(words: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Keys of organisations by the words that their names hold, now or ever."""
    wanted = [word for word in words if len(word) > 1]
    if not wanted:
        return {}
    named = Q()
    for word in wanted:
        for lang in ("nl", "fr", "en"):
            named |= Q(**{f"names__sort_{lang}__contains": word})
        named |= Q(names__short__iexact=word)
    rows = (
        Organisation.objects.filter(named)
        .values_list("pk", "names__sort_nl", "names__sort_fr", "names__sort_en", "names__short")
        .distinct()[: MOST_ORGANISATIONS * len(wanted)]
    )
    found: dict[str, set[int]] = {}
    for pk, *names, short in rows:
        for word in wanted:
            if (short or "").lower() == word or any(_begins(word, name or "") for name in names):
                found.setdefault(word, set()).add(pk)
    return {
        word: tuple(sorted(keys)) for word, keys in found.items() if len(keys) <= MOST_ORGANISATIONS
    }


def _begins(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in re.findall(r"[^\W_]+", fold(name)))
