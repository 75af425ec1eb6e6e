# SPDX-License-Identifier: EUPL-1.2
"""Rows to list: the same in memory and in a table that exists for the test alone."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection, models

from corridor.foundation.kernel.public import TranslatedField


@pytest.fixture
def shelf(db: None) -> dict[str, Any]:
    """Books with a translated title, a shelf (to one), tags (to many), a price and a flag."""
    registry = Apps(["corridor.foundation.pages"])

    class Shelf(models.Model):
        code = models.CharField(max_length=10)
        names = TranslatedField()

        class Meta:
            app_label = "pages"
            apps = registry

    class Tag(models.Model):
        word = models.CharField(max_length=20)

        class Meta:
            app_label = "pages"
            apps = registry

    class Book(models.Model):
        code = models.CharField(max_length=20)
        titles = TranslatedField()
        shelf = models.ForeignKey(Shelf, models.CASCADE, null=True)
        tags = models.ManyToManyField(Tag)
        price = models.DecimalField(max_digits=9, decimal_places=2, null=True)
        lent = models.BooleanField(null=True)
        about = models.TextField(default="")

        class Meta:
            app_label = "pages"
            apps = registry

    with connection.schema_editor() as editor:
        for model in (Shelf, Tag, Book):
            editor.create_model(model)
    return {"Shelf": Shelf, "Tag": Tag, "Book": Book, "rows": _fill(Shelf, Tag, Book)}


WORDS = [
    ("Côte d’Ivoire", "Ivoorkust"), ("Curaçao", "Curaçao"), ("São Tomé", "Sao Tomé"),
    ("Łódź", "Lodz"), ("İzmir", "Izmir"), ("Türkiye", "Turkije"), ("Cotonou", "Cotonou"),
    ("Ethiopia", "Ethiopië"), ("Eritrea", "Eritrea"), ("100%_true", "Honderd_procent"),
]  # fmt: skip


def _fill(Shelf: Any, Tag: Any, Book: Any) -> list[Any]:
    shelves = [
        Shelf.objects.create(code=code, names={"en": en, "nl": nl})
        for code, en, nl in (("af", "Africa", "Afrika"), ("eu", "Europe", "Europa"))
    ]
    tags = [Tag.objects.create(word=word) for word in ("return", "money", "work")]
    cycle = itertools.cycle(range(3))
    for number, (english, dutch) in enumerate(WORDS * 3):
        book = Book.objects.create(
            code=f"B{number:02}",
            titles={"en": f"{english} {number}", "nl": f"{dutch} {number}"},
            shelf=None if number % 5 == 0 else shelves[number % 2],
            price=None if number % 4 == 0 else number * 3 % 17,
            lent=(None, True, False)[number % 3],
            about="The reintegration of returnees" if number % 7 == 0 else "Transfers of money",
        )
        book.tags.set({tags[next(cycle)], tags[number % 3]})
    return list(Book.objects.select_related("shelf").prefetch_related("tags").order_by("pk"))
