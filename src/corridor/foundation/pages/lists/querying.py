# SPDX-License-Identifier: EUPL-1.2
"""Rows of a queryset: searched, narrowed, counted and ordered by the database.

A page costs a fixed number of queries, whatever the number of rows: one for each facet, one for the
count, one for the rows of the page (and one for each relation that the selector prefetches).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import (
    AutoField,
    BooleanField,
    Count,
    F,
    Field,
    ForeignKey,
    Max,
    Q,
    QuerySet,
)
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KeyTextTransform

from .. import words
from .columns import Column, Facet, Option, Search
from .folding import Folded, Strings, is_json, words_of
from .rows import NOT_STATED, Chosen, arranged, label_of, token

DICTIONARIES = {"nl": "dutch", "fr": "french", "en": "english"}


class QueryRows:
    """A queryset, behind the same questions as a sequence."""

    def __init__(self, queryset: QuerySet[Any], search: Search | None) -> None:
        self._rows = queryset
        self._search = search

    @property
    def queryset(self) -> QuerySet[Any]:
        """The rows themselves."""
        return self._rows

    def typed(self, facet: Facet, values: Sequence[str]) -> set[str]:
        """Those values that can be values of the facet's field: no letters for a number."""
        if facet.field is None:
            return set(values)
        kept = set()
        for value in values:
            try:
                self._python(facet, value)
            except (ValidationError, ValueError, TypeError, OverflowError):
                continue
            kept.add(value)
        return kept

    def options(
        self, facet: Facet, text: str, chosen: Chosen, facets: Sequence[Facet]
    ) -> list[Option]:
        others = [other for other in facets if other.key != facet.key]
        left = self._condition(text, chosen, others)
        mine = chosen.get(facet.key, ())
        rows = self._rows.order_by()
        if facet.field is None:
            counts = rows.aggregate(
                **{
                    f"choice_{number}": Count(
                        "pk", filter=left & self._within(choice.condition), distinct=True
                    )
                    for number, choice in enumerate(facet.choices)
                }
            )
            return [
                Option(
                    choice.value,
                    words.plain(choice.label),
                    counts[f"choice_{number}"],
                    choice.value in mine,
                )
                for number, choice in enumerate(facet.choices)
            ]
        path = self._path(facet)
        paths = [path, *([facet.label] if isinstance(facet.label, str) else [])]
        found = rows.values(*paths).annotate(rows_found=Count("pk", filter=left, distinct=True))
        options: dict[str, Option] = {}
        for each in found:
            value = each[path]
            key = token(value)
            label = label_of(facet, value, each.get(paths[-1]) if len(paths) > 1 else None)
            count = each["rows_found"] + ((options[key].count or 0) if key in options else 0)
            options[key] = Option(key, label, count, key in mine)
        return arranged(facet, list(options.values()))

    def matching(self, text: str, chosen: Chosen, facets: Sequence[Facet]) -> QueryRows:
        return QueryRows(self._rows.filter(self._condition(text, chosen, facets)), self._search)

    def ordered(self, column: Column, *, descending: bool) -> QueryRows:
        given = column.path if column.order is True else column.order
        parts = given if isinstance(given, list | tuple) else [given]
        return QueryRows(
            self._rows.order_by(*(_order(part, descending) for part in parts), "pk"), self._search
        )

    def count(self) -> int:
        return self._rows.order_by().count()

    def page(self, first: int, after: int) -> list[Any]:
        rows = self._rows if self._rows.ordered else self._rows.order_by("pk")
        return list(rows[first:after])

    def every(self) -> list[Any]:
        rows = self._rows if self._rows.ordered else self._rows.order_by("pk")
        return list(rows)

    def newer(self, mark: int | None) -> int:
        if mark is None or not self._grows:
            return 0
        return self._rows.order_by().filter(pk__gt=mark).count()

    def highest(self) -> int | None:
        if not self._grows:
            return None
        most = self._rows.model._default_manager.aggregate(most=Max("pk"))["most"]
        return most or 0

    @property
    def _grows(self) -> bool:
        """Whether its keys are numbers given in order."""
        return isinstance(self._rows.model._meta.pk, AutoField)

    # Every condition is asked in a subquery of its own, so that a relation to many neither doubles
    # rows nor is narrowed by another condition on it.

    def _within(self, condition: Any) -> Q:
        return Q(pk__in=self._rows.order_by().filter(condition).values("pk"))

    def _condition(self, text: str, chosen: Chosen, facets: Sequence[Facet]) -> Q:
        condition = self._says(text)
        for facet in facets:
            values = chosen.get(facet.key, ())
            if values:
                condition &= self._within(self._chosen(facet, values))
        return condition

    def _chosen(self, facet: Facet, values: Sequence[str]) -> Q:
        if facet.field is None:
            asked = [choice.condition for choice in facet.choices if choice.value in values]
            return reduce(or_, asked, Q(pk__in=[]))
        path = self._path(facet)
        stated = [self._python(facet, value) for value in values if value != NOT_STATED]
        condition = Q(**{f"{path}__in": stated})
        return condition | Q(**{f"{path}__isnull": True}) if NOT_STATED in values else condition

    def _says(self, text: str) -> Q:
        wanted = words_of(text)
        if not wanted or self._search is None:
            return Q()
        rows = self._rows.order_by()
        names = {}
        for number, getter in enumerate(self._search.fields):
            path = str(getter).replace(".", "__")
            inner = Strings(F(path)) if is_json(self.field(path)) else F(path)
            names[f"search_{number}"] = Folded(inner)
        asked = [
            reduce(or_, (Q(**{f"{name}__contains": word}) for name in names), Q(pk__in=[]))
            for word in wanted
        ]
        found = Q(pk__in=rows.alias(**names).filter(reduce(and_, asked)).values("pk"))
        return found | self._prose(text) if self._search.prose else found

    def _prose(self, text: str) -> Q:
        assert self._search is not None
        current = words.language()
        vectors, asked = {}, Q()
        for number, path in enumerate(self._search.prose):
            path = path.replace(".", "__")
            languages = DICTIONARIES if is_json(self.field(path)) else [current]
            for language in languages:
                config = DICTIONARIES.get(language, "simple")
                of = KeyTextTransform(language, path) if is_json(self.field(path)) else F(path)
                name = f"prose_{number}_{language}"
                vectors[name] = SearchVector(of, config=config)
                asked |= Q(**{name: SearchQuery(text, config=config, search_type="websearch")})
        return Q(pk__in=self._rows.order_by().alias(**vectors).filter(asked).values("pk"))

    def _path(self, facet: Facet) -> str:
        assert isinstance(facet.field, str), f"facet {facet.key}: name a field of the queryset"
        return facet.field.replace(".", "__")

    def _python(self, facet: Facet, value: str) -> Any:
        if value == NOT_STATED:
            return None
        field = self.field(self._path(facet))
        if isinstance(field, BooleanField):
            value = {"yes": "1", "no": "0"}.get(value, "?")
        if field is None:
            return value
        typed = field.to_python(value)
        field.run_validators(typed)  # a number that its column cannot hold is no value of it
        return typed

    def field(self, path: str) -> Field[Any, Any] | None:
        """The field that a path leads to; null where it ends within a JSON column."""
        annotation = self._rows.query.annotations.get(path)
        if annotation is not None:
            return annotation.output_field
        model: Any = self._rows.model
        field: Any = None
        for step in path.split("__"):
            try:
                field = model._meta.pk if step == "pk" else model._meta.get_field(step)
            except FieldDoesNotExist:
                return None  # a key inside a JSON column, or a transform: text for all we know
            model = getattr(field, "related_model", None) or model
        return field.target_field if isinstance(field, ForeignKey) else field


def _order(part: Any, descending: bool) -> OrderBy:
    """Ascending or descending, with what is not known at the end either way."""
    if isinstance(part, str):
        backwards = part.startswith("-")
        expression: Any = F(part.lstrip("-").replace(".", "__"))
        descending = descending != backwards
    else:
        expression = part
    if descending:
        return OrderBy(expression, descending=True, nulls_last=True)
    return OrderBy(expression, nulls_last=True)
