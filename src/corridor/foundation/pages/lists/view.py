# SPDX-License-Identifier: EUPL-1.2
"""The list page that every list of the product is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.generic import View

from .. import words
from .bulk import ACTION, MOST, TOKEN, BulkAction, ask, carry_out, chosen_keys, lines_of
from .columns import Column, Facet, Option, Search
from .exports import as_csv, as_json, file_name
from .paging import Paging
from .query import FORMATS, OWN, Query, parse, shown
from .querying import QueryRows
from .rows import MemoryRows, Source
from .ways import ways_of


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that narrows the list, and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its state and where sorting by it leads."""

    title: Any
    numeric: bool
    url: str = ""
    sorted: str = ""  # the value of aria-sort


class ListPage(View):
    """A list with search, facets, sorting, paging and exports, by declaration.

    A subclass states `title` and `columns` and answers `rows()`; all else has a default. The
    question stands in the address; the page works without JavaScript, and htmx replaces the list
    in place where there is some. A page costs a fixed number of queries (see `querying`).
    """

    title: ClassVar[Any] = ""
    lead: ClassVar[Any] = ""
    columns: ClassVar[Sequence[Column]] = ()
    facets: ClassVar[Sequence[Facet]] = ()
    search: ClassVar[Search | None] = None
    default_sort: ClassVar[str] = ""
    per_page: ClassVar[int] = 25
    parameters: ClassVar[Sequence[str]] = ()  # the page's own, kept in every address
    cards: ClassVar[bool] = True  # rows become cards on a telephone; False: the table scrolls
    empty: ClassVar[Any] = ""
    bulk: ClassVar[Sequence[BulkAction]] = ()  # what can be done with rows that are chosen
    template_name: ClassVar[str] = "pages/list_page.html"
    http_method_names = ["get", "head", "post", "options"]

    def rows(self) -> QuerySet[Any] | Source | Iterable[Any]:
        """What is listed: a queryset from a selector, any rows, or a `Source` that finds them.

        `self.request` is there.
        """
        raise NotImplementedError

    def get_columns(self) -> Sequence[Column]:
        return self.columns

    def get_facets(self) -> Sequence[Facet]:
        return self.facets

    def get_title(self) -> Any:
        return self.title

    def get_bulk(self) -> Sequence[BulkAction]:
        """The actions that the reader may take; each asks again of every row."""
        return [action for action in self.bulk if action.may(self.request.user)]

    def bulk_rows(self, keys: Sequence[str]) -> Iterable[Any]:
        """The rows of these keys that the reader may see, in the order in which they are done."""
        given = self.rows()
        if not isinstance(given, QuerySet):
            raise ImproperlyConfigured(f"{type(self).__name__}: bulk_rows finds no rows")
        return given.filter(pk__in=[int(key) for key in keys if key.isdecimal()][:MOST])

    def bulk_title(self, row: Any) -> str:
        """What a row is called on the page that asks."""
        return str(row)

    def breadcrumbs(self) -> Sequence[Any]:
        """The way back: pairs of title and address, or `Crumb`s."""
        return []

    def count_text(self, count: int) -> str:
        """The number of rows in words: "312 countries"."""
        return words.results(count)

    def context(self) -> dict[str, Any]:
        """What the page's own template needs besides the list."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        columns = self.get_columns()
        query, facets, source = self.asked(columns)
        query, options = self._options(source, query, facets)
        matching = source.matching(query.text, query.chosen, facets)
        column = next((each for each in columns if each.key == query.sort), None)
        if column is not None:
            matching = matching.ordered(column, descending=query.descending)
        if query.format:
            return self._file(query, columns, matching.every())
        paging = Paging(query, query.page, self.per_page, matching.count())
        if query.page > paging.pages:
            query = replace(
                query.problem(
                    gettext(
                        "There is no page %(page)s; page %(last)s is the last one and is shown."
                    )
                    % {"page": words.number(query.page), "last": words.number(paging.pages)}
                ),
                page=paging.pages,
            )
            paging = replace(paging, query=query, page=paging.pages)
        rows = matching.page((paging.page - 1) * self.per_page, paging.page * self.per_page)
        return self._page(query, columns, facets, options, paging, rows)

    def asked(
        self, columns: Sequence[Column] | None = None
    ) -> tuple[Query, Sequence[Facet], Source]:
        """What the address asks, by which facets, of which rows."""
        columns = self.get_columns() if columns is None else columns
        facets = self.get_facets()
        clash = {facet.key for facet in facets} & {*OWN, *self.parameters}
        if clash:
            raise ImproperlyConfigured(f"{type(self).__name__}: facet named {', '.join(clash)}")
        query = parse(
            self.request.path,
            self.request.GET,
            columns,
            facets,
            self.default_sort,
            self.parameters,
        )
        given = self.rows()
        source: Source
        if isinstance(given, QuerySet):
            source = QueryRows(given, self.search)
        elif isinstance(given, Source):
            source = given
        else:
            source = MemoryRows(given, self.search)
        for facet in facets:
            values = query.chosen.get(facet.key, ())
            query = self._keep(query, facet, source.typed(facet, values))
        return query, facets, source

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An action on chosen rows: first the page that asks, then, when confirmed, the deed."""
        actions = {action.key: action for action in self.get_bulk()}
        if not self.bulk:
            return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
        back = request.get_full_path()
        action = actions.get(request.POST.get(ACTION, ""))
        if action is None:
            messages.error(request, gettext("You may not do that with these rows."))
            return redirect(back)
        keys = chosen_keys(request)
        rows = [(str(row.pk), self.bulk_title(row), row) for row in self.bulk_rows(keys)]
        if not rows:
            messages.error(request, gettext("Choose at least one row, then what to do with it."))
            return redirect(back)
        token = request.POST.get(TOKEN, "")
        form = None if action.form is None else action.form(request.POST if token else None)
        if token and (form is None or form.is_valid()):
            return carry_out(request, action, rows, form.cleaned_data if form else {}, back)
        able, unable = lines_of(action, rows, request.user)
        crumbs = [*self.breadcrumbs()[:-1], (self.get_title(), back), (action.title, "")]
        return ask(
            request,
            action,
            able,
            unable,
            form=form,
            back=back,
            title=self.get_title(),
            breadcrumbs=crumbs,
            token=token,
        )

    def _options(
        self, source: Source, query: Query, facets: Sequence[Facet]
    ) -> tuple[Query, dict[str, list[Option]]]:
        """The facets' values with counts; a chosen value that no row has is taken out and said."""
        options = self._ask(source, query, facets)
        sound = query
        for facet in facets:
            sound = self._keep(sound, facet, {option.value for option in options[facet.key]})
        if sound is not query:
            options = self._ask(source, sound, facets)
        return sound, options

    def _ask(
        self, source: Source, query: Query, facets: Sequence[Facet]
    ) -> dict[str, list[Option]]:
        return {
            facet.key: source.options(facet, query.text, query.chosen, facets) for facet in facets
        }

    def _keep(self, query: Query, facet: Facet, known: set[str]) -> Query:
        values = query.chosen.get(facet.key, ())
        strange = [value for value in values if value not in known]
        if not strange:
            return query
        for value in strange:
            query = query.problem(
                gettext("“%(value)s” is not a value of “%(facet)s”; it was left out.")
                % {"value": shown(value), "facet": words.plain(facet.title)}
            )
        return query.with_choice(facet.key, [value for value in values if value in known])

    def _file(self, query: Query, columns: Sequence[Column], rows: list[Any]) -> HttpResponse:
        title = words.plain(self.get_title())
        if query.format == "csv":
            body, kind = as_csv(columns, rows), "text/csv; charset=utf-8; header=present"
        else:
            url = self.request.build_absolute_uri(query.here())
            body, kind = as_json(columns, rows, title=title, url=url), "application/json"
        name = file_name(title, query.format)
        return HttpResponse(
            body, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    def _page(
        self,
        query: Query,
        columns: Sequence[Column],
        facets: Sequence[Facet],
        options: dict[str, list[Option]],
        paging: Paging,
        rows: list[Any],
    ) -> HttpResponse:
        partial = (
            self.request.headers.get("HX-Request") == "true"
            and self.request.headers.get("HX-Target") == "list"
        )
        context = {
            "title": self.get_title(),
            "lead": self.lead,
            "breadcrumbs": self.breadcrumbs(),
            "query": query,
            "search": self.search,
            "facets": [_facet(facet, options[facet.key]) for facet in facets if options[facet.key]],
            "heads": [_head(column, query) for column in columns],
            "columns": columns,
            "rows": rows,
            "paging": paging,
            "count": self.count_text(paging.count),
            "chips": _chips(query, facets, options),
            "sorts": _sorts(columns),
            "sorted_by": f"-{query.sort}" if query.descending else query.sort,
            "formats": [
                {"name": ending.upper(), "url": query.url(format=ending)} for ending in FORMATS
            ],
            "cards": self.cards,
            "empty": self.empty,
            "ways": ways_of(self.request, query.url()),
            "bulk": self.get_bulk() if rows else (),
            "partial": partial,
            **self.context(),
        }
        template = "pages/list_partial.html" if partial else self.template_name
        response = render(self.request, template, context)
        patch_vary_headers(response, ["HX-Request", "HX-Target"])
        if partial:
            # The address of the question itself, without the empty fields that a form sends.
            response["HX-Push-Url"] = query.here()
        return response


def _facet(facet: Facet, options: list[Option]) -> dict[str, Any]:
    # What is chosen stays in sight, however far down it stands.
    shown_now = [
        option for place, option in enumerate(options) if place < facet.shown or option.chosen
    ]
    return {
        "key": facet.key,
        "title": facet.title,
        "options": shown_now,
        "more": [option for option in options if option not in shown_now],
    }


def _head(column: Column, query: Query) -> Head:
    if column.order is None:
        return Head(column.title, column.numeric)
    current = query.sort == column.key
    down = current and not query.descending
    state = ("descending" if query.descending else "ascending") if current else "none"
    return Head(column.title, column.numeric, query.url(sort=column.key, descending=down), state)


def _sorts(columns: Sequence[Column]) -> list[dict[str, Any]]:
    found = []
    for column in columns:
        if column.order is not None:
            title = words.plain(column.title)
            found.append({"value": column.key, "title": title})
            found.append(
                {
                    "value": f"-{column.key}",
                    "title": gettext("%(column)s, reversed") % {"column": title},
                }
            )
    return found


def _chips(query: Query, facets: Sequence[Facet], options: dict[str, list[Option]]) -> list[Chip]:
    chips = []
    if query.text:
        chips.append(Chip(f"“{query.text}”", query.url(text="")))
    for facet in facets:
        for option in options[facet.key]:
            if option.chosen:
                chips.append(
                    Chip(
                        f"{words.plain(facet.title)}: {option.label}",
                        query.without(facet.key, option.value).url(),
                    )
                )
    return chips
