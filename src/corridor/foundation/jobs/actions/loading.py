# SPDX-License-Identifier: EUPL-1.2
"""Loading a data pack: take what is sound, set the rest aside with its reason."""

from __future__ import annotations

import difflib
import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from pydantic import BaseModel
from pydantic import ValidationError as SchemaError

from ..models import Run, SetAside
from ..registry import Progress, kinds, wrong_citation
from ..rules import PLANNED, Fault, Kind, Outcome, Record, Refused, read_pack

# More would not help whoever mends the record.
MAX_FAULTS = 50

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class LoadReport:
    """What became of a pack: outcomes per kind, faults, and records whose room is not built."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    waiting: list[Fault] = field(default_factory=list)

    def count(self, kind: str, outcome: Outcome) -> None:
        self.outcomes.setdefault(kind, Counter())[outcome.value] += 1

    def summary(self) -> dict[str, Any]:
        return {
            "kinds": {kind: dict(counts) for kind, counts in self.outcomes.items()},
            "faults": len(self.faults),
            "waiting": len(self.waiting),
        }


def load_pack_job(*, progress: Progress, run: Run, by: object, folder: str) -> Mapping[str, Any]:
    """The job "load-pack": what was set aside is kept with the run."""
    report = load_pack(Path(folder), progress=progress)
    SetAside.objects.bulk_create(
        SetAside(
            run=run,
            why=why,
            kind=fault.kind[:60],
            file=fault.file[-400:],
            line=fault.line,
            message=fault.message,
            record=fault.record,
        )
        for why, faults in (
            (SetAside.Why.FAULT, report.faults),
            (SetAside.Why.WAITING, report.waiting),
        )
        for fault in faults
    )
    return report.summary()


def load_pack(folder: Path, *, progress: Progress) -> LoadReport:
    """Read, check and save a pack's records, each whole or not at all, kinds in their order.

    Loading twice changes nothing; a load that was broken off is finished by loading again. Of
    records that say who they are (`Kind.key`) the first is taken, and those like it are faults.
    """
    report = LoadReport()
    by_kind: dict[str, list[Record]] = {}
    stands: dict[tuple[str, ...], Record] = {}
    total = 0
    known = {kind.name: kind for kind in kinds()}
    for item in read_pack(folder):
        if isinstance(item, Fault):
            report.faults.append(item)
        elif item.kind in known:
            first = stands.setdefault(_identity(known[item.kind], item), item)
            if first is not item:
                report.faults.append(
                    _fault(item, (), f"the same record stands at {first.file}:{first.line} already")
                )
                continue
            by_kind.setdefault(item.kind, []).append(item)
            total += 1
        elif item.kind in PLANNED:
            room = PLANNED[item.kind]
            report.waiting.append(_fault(item, (), f"waits for the room {room}"))
        else:
            report.faults.append(_fault(item, (), _unknown_kind(item.kind, known)))
    progress.expect(total)
    for name, kind in known.items():
        sound: list[tuple[Record, BaseModel]] = []
        for record in by_kind.get(name, ()):
            checked = _check(kind, record)
            if isinstance(checked, BaseModel):
                sound.append((record, checked))
            else:
                report.faults.extend(checked[:MAX_FAULTS])
                progress.step()
        with kind.together([each for _, each in sound]) if kind.together else nullcontext():
            for record, each in sound:
                report.faults.extend(_load(kind, record, each, report)[:MAX_FAULTS])
                progress.step()
    return report


def _check(kind: Kind, record: Record) -> BaseModel | list[Fault]:
    """The record in the form of its kind, or what is wrong with its form and its citations."""
    try:
        checked = kind.schema.model_validate(record.data)
    except SchemaError as error:
        told = _deepest(error.errors())
        return [_fault(record, _standing(record.data, e), _in_words(e)) for e in told]
    wrong = [
        _fault(record, path, said)
        for path, citation in _citations_in(record.data, ())
        if (said := wrong_citation(citation))
    ]
    return wrong or checked


def _load(kind: Kind, record: Record, checked: BaseModel, report: LoadReport) -> list[Fault]:
    try:
        report.count(kind.name, _save(kind, checked))
    except Refused as refusal:
        return [_fault(record, _path(refusal.at), str(refusal))]
    except ValidationError as invalid:
        return [_fault(record, (), "; ".join(invalid.messages))]
    except (IntegrityError, DataError) as error:
        return [_fault(record, (), _database_says(error))]
    except (OperationalError, InterfaceError):
        raise  # no fault of the record: the database is gone, and would be for the next one too
    except Exception as error:
        logger.exception("%s:%s was not taken", record.file, record.line)
        said = f"Corridor fails on this record: {type(error).__name__}: {error}"
        return [_fault(record, (), f"{said} (an error of the program; please report it)")]
    return []


def _deepest(errors: Sequence[Any]) -> list[Any]:
    """Without those that only follow from one further in: a list is not short, an item is wrong."""
    places = [tuple(error["loc"]) for error in errors]
    return [
        error
        for error, place in zip(errors, places, strict=True)
        if not any(len(other) > len(place) and other[: len(place)] == place for other in places)
    ]


def _save(kind: Kind, record: BaseModel) -> Outcome:
    with transaction.atomic():
        return kind.save(record)


def _citations_in(
    data: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources" and isinstance(value, list):
                yield from (((*path, key, i), str(item)) for i, item in enumerate(value))
            else:
                yield from _citations_in(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _citations_in(value, (*path, i))


def _fault(record: Record, path: tuple[str | int, ...], message: str) -> Fault:
    where = ".".join(str(part) for part in path)
    said = f"{where}: {message}" if where else message
    return Fault(record.file, record.line_of(path), said, record.kind, record.data)


def _identity(kind: Kind, record: Record) -> tuple[str, ...]:
    """What tells a record from the others of its kind; its place where the kind does not say."""
    if not kind.key or record.data.get(kind.key[0]) is None:
        return (kind.name, "", record.file, str(record.line))
    return (kind.name, *(str(record.data.get(name)) for name in kind.key))


def _standing(data: Any, error: Any) -> tuple[str | int, ...]:
    """The place of a schema's error in the data, without the branches of the schema itself."""
    path: list[str | int] = []
    *above, last = error["loc"] or ("",)
    for part in above:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(part)
    here = isinstance(data, dict) and last in data
    here = here or (isinstance(data, list) and isinstance(last, int))
    return (*path, last) if here or error["type"] == "missing" else tuple(path)


def _path(at: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdigit() else part for part in at.split(".") if part)


def _in_words(error: Any) -> str:
    words: dict[str, str] = {
        "missing": "this is missing",
        "extra_forbidden": "this kind has no such key",
        "string_type": "write a text here",
        "int_parsing": "write a whole number",
        "decimal_parsing": "write a number with at most one point",
        "bool_parsing": "write true or false",
        "list_type": "write a list here",
        "tuple_type": "write a list here",
    }
    message = words.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    if error["type"] in {"missing", "extra_forbidden"}:
        return message
    said = repr(error["input"])
    return f"{message} (it says {said if len(said) <= 200 else said[:200] + '…'})"


def _unknown_kind(name: str, known: Mapping[str, Kind]) -> str:
    near = difflib.get_close_matches(name, [*known, *PLANNED], 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"there is no kind of record named {name!r}{hint}"


def _database_says(error: IntegrityError | DataError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    constraint = getattr(diagnosis, "constraint_name", None) or ""
    if "overlap" in constraint:
        return f"its validity overlaps with that of a record that is there already ({constraint})"
    detail = getattr(diagnosis, "message_primary", None) or str(error)
    return f"the database refuses it: {detail}"
