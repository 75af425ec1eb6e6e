# SPDX-License-Identifier: EUPL-1.2
"""Writing in the files: by people, who name the version that they saw, and by a data pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.kernel.public import as_columns
from corridor.values.periods import Validity

from ..models import (
    CapacityStrategy,
    Concerning,
    Entry,
    Obligation,
    Partnership,
    Party,
    StrategyStep,
)
from ..rules import fingerprint

Row = TypeVar("Row", bound=Entry)
Values = Mapping[str, Any]

# What stands in rows of its own, written together with the row it belongs to.
PARTS: dict[type[Entry], tuple[type[models.Model], str]] = {
    Partnership: (Party, "partnership"),
    CapacityStrategy: (StrategyStep, "strategy"),
}


class Stale(Exception):
    """Somebody else changed the row since its form was opened; `current` is how it is."""

    def __init__(self, current: Entry) -> None:
        super().__init__(f"{current.code} is at version {current.version}")
        self.current = current


def write_entry(
    model: type[Row],
    *,
    by: Actor,
    values: Values,
    reason: str,
    row: Row | None = None,
    version: int | None = None,
    parts: Sequence[Values] | None = None,
) -> Row:
    """Make a row (`row` null) or change one, with its parts where it has any.

    `values` are by names of columns, with `validity` for the two of a dated row. Parts that are
    not given (null) stay as they are; those given take the place of all. Raises `Stale` when
    `version` is not that of the database, and `Refused` without a reason or for what cannot be.
    """
    if not reason.strip():
        raise Refused(_("Say why this is written."), "reason")
    columns = _columns(values)
    with changing(by=by, reason=reason.strip()):
        if row is None:
            held = model()
        else:
            held = model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
            if held.version != version:
                raise Stale(held)
        changed = _set(held, columns)
        _check(held)
        if row is None:
            _save(held)
        if parts is not None:
            changed = _write_parts(held, parts) or changed
        if row is not None and changed:
            held.version += 1
            held.edited = True
            _save(held)
    return held


def load_entry(
    model: type[Row],
    *,
    code: str,
    values: Values,
    said: Values,
    parts: Sequence[Values] | None = None,
) -> Outcome:
    """Write what a data pack says, all of it being `said`.

    The same again changes nothing, also when people edited the row since. Raises `Refused` when
    the pack says something new of a row that people edited.
    """
    print_ = fingerprint(said)
    columns = _columns(values)
    with changing(by=None):
        held = model._default_manager.select_for_update(of=("self",)).filter(code=code).first()
        if held is not None and held.loaded == print_:
            return Outcome.UNCHANGED
        if held is not None and held.edited:
            raise Refused(
                "somebody changed this since it was loaded, and the pack now says something else: "
                "change it on the page of the country",
                "code",
            )
        made = held is None
        row = held or model(code=code)
        _set(row, columns)
        _check(row)
        row.loaded = print_
        row.version = 1 if made else row.version + 1
        _save(row)
        if parts is not None:
            _write_parts(row, parts)
    return Outcome.CREATED if made else Outcome.CHANGED


def _columns(values: Values) -> dict[str, Any]:
    columns = dict(values)
    validity = columns.pop("validity", None)
    if isinstance(validity, Validity):
        columns |= as_columns(validity)
    if "sources" in columns:
        columns["sources"] = list(columns["sources"])
    return columns


def _set(row: models.Model, columns: Values) -> bool:
    """True if something changed."""
    changed = False
    for name, value in columns.items():
        if _held(row, name) != (value.pk if isinstance(value, models.Model) else value):
            setattr(row, name, value)
            changed = True
    return changed


def _held(row: models.Model, name: str) -> Any:
    """A value as it stands; of a relation its key, without asking for the row behind it."""
    held = getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]
    return list(held) if isinstance(held, tuple) else held


def _check(row: Entry) -> None:
    """What the database would refuse as well, said at its place."""
    if not row.sources:
        raise Refused(_("State at least one source, as in NL11:79-93."), "sources")
    if isinstance(row, Concerning):
        said = [row.country_id, row.country_list_id, row.applies_to]
        if sum(each is not None for each in said) != 1:
            raise Refused(
                _("Say what this is about: one country, one list, or countries in words."),
                "country",
            )
    if isinstance(row, Obligation) and row.country_id is None and row.partnership_id is None:
        raise Refused(_("An obligation belongs to a country or to a partnership."), "country")
    if isinstance(row, CapacityStrategy) and (row.amount is None) != (row.currency == ""):
        raise Refused(_("An amount and its currency go together."), "amount")


def _save(row: models.Model) -> None:
    named = {"valid", "certain"}
    row.clean_fields(
        exclude=[
            field.name
            for field in row._meta.fields
            if field.is_relation or field.name in named or getattr(row, field.attname) is None
        ]
    )
    row.save()


def _write_parts(row: Entry, parts: Sequence[Values]) -> bool:
    """Parts by their place: those that say the same are left alone. True if something changed."""
    model, owner = PARTS[type(row)]
    held = list(model._default_manager.filter(**{owner: row}).order_by("position"))
    changed = False
    for place, values in enumerate(parts):
        part = held[place] if place < len(held) else model(**{owner: row, "position": place})
        columns = _columns(values)
        if isinstance(part, Party):
            _check_party(columns, place)
        if _set(part, columns) or part.pk is None:
            _save(part)
            changed = True
    for part in held[len(parts) :]:
        part.delete()
        changed = True
    return changed


def _check_party(columns: Values, place: int) -> None:
    said = [columns.get(name) for name in ("country", "organisation", "group")]
    if sum(each is not None for each in said) != 1:
        raise Refused(
            _("Say who takes part: one country, one organisation, or a group in words."),
            f"parties.{place}.country",
        )
    if not columns.get("sources"):
        raise Refused(_("State at least one source, as in NL11:79-93."), f"parties.{place}.sources")
