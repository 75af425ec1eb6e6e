# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Lookup, Q

from corridor.values.citations import Citation


def check_citation(text: str) -> None:
    try:
        Citation.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class CitationsField(ArrayField):  # type: ignore[type-arg]
    """Citations as strings ("NL11:79-93"), in the row itself.

    They travel with the row into its history and into frozen figures, and cost a bulk load no
    second table. That each document exists is checked by whoever writes (see ADR 3).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "base_field", models.CharField(max_length=60, validators=[check_citation])
        )
        super().__init__(*args, **kwargs)


@CitationsField.register_lookup
class Cites(Lookup):
    """`sources__cites="NL11"`: the document is among the citations, at whatever lines."""

    lookup_name = "cites"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, given = self.process_lhs(compiler, connection)
        named = f"SELECT split_part(citation, ':', 1) FROM unnest({column}) AS citation"
        return f"%s IN ({named})", (str(self.rhs), *given)


class Sourced(models.Model):
    """States where it comes from: at least one citation, enforced by the database."""

    sources = CitationsField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(sources__len__gte=1), name="%(app_label)s_%(class)s_sourced"
            )
        ]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(Citation.parse(text) for text in self.sources)
