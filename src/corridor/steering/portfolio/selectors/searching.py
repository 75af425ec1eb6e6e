# SPDX-License-Identifier: EUPL-1.2
"""The activities closest to some words, among a hundred thousand."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, Q, Value, When

from corridor.foundation.pages.public import fold

from ..models import Activity
from .finding import Asked, Search
from .worded import meant, words_in

# So many are weighed at most; where more say the words, they say too little to be told apart.
WEIGHED = 1_000


def closest(text: str, lang: str, limit: int) -> tuple[list[Activity], int]:
    """Public activities that say all these words, and how many there are.

    First those whose title begins with them, then those whose title holds them, then others. At
    most eight queries, each along an index or over `WEIGHED` rows. Words that mean nothing by
    themselves ("of the") find nothing, where a list would be left as it is.
    """
    words = list(words_in(text))
    if not words or not meant(text):
        return [], 0
    found, asked = Search(AnonymousUser()), Asked(text)
    count = found.count(asked)
    if not count:
        return [], 0
    title = f"title_{lang if lang in ('nl', 'fr') else 'en'}"
    entries = found.entries(asked)
    keys = list(
        entries.filter(**{f"{title}__startswith": fold(text)})
        .order_by(title, "pk")
        .values_list("pk", flat=True)[:limit]
    )
    if len(keys) < limit:
        holds = Q()
        for word in words:
            holds &= Q(**{f"{title}__contains": word})
        weighed = found.entries(Asked()).filter(pk__in=entries.values("pk")[:WEIGHED])
        near = Case(When(holds, then=Value(0)), default=Value(1), output_field=IntegerField())
        others = weighed.exclude(pk__in=keys).order_by(near, title, "pk")
        keys += others.values_list("pk", flat=True)[: limit - len(keys)]
    rows = Activity.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows], count
