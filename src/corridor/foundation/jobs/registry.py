# SPDX-License-Identifier: EUPL-1.2
"""What rooms hand to this one when Django starts: kinds of record, jobs, listeners."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from .rules import Kind, in_order

CitationCheck = Callable[[str], str | None]
Listener = Callable[[Mapping[str, Any]], None]


class Progress(Protocol):
    """How a job tells how far it is, and what it found."""

    def expect(self, total: int) -> None: ...

    def step(self, count: int = 1) -> None: ...


Job = Callable[..., Mapping[str, Any]]

_kinds: dict[str, Kind] = {}
_jobs: dict[str, Job] = {}
_titles: dict[str, Any] = {}
_daily: set[str] = set()
_listeners: dict[str, list[Listener]] = {}
_citation_checks: list[CitationCheck] = []


def register_kinds(kinds: Iterable[Kind]) -> None:
    """Raises `ValueError` when another room holds the kind already."""
    for kind in kinds:
        holder = _kinds.get(kind.name)
        if holder is not None and holder.room != kind.room:
            raise ValueError(f"the kind {kind.name} belongs to {holder.room} already")
        _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """All kinds, each after those it refers to."""
    return in_order(_kinds.values())


def register_job(name: str, job: Job, *, title: Any = "", daily: bool = False) -> None:
    """`job(progress=, run=, by=, **params)` returns a summary that is kept with the run.

    `title` says what it does, as in "Loading euro rates", in the reader's language. A `daily` one
    needs no params; it is done once a day, and when it fails again an hour later.
    """
    _jobs[name] = job
    _titles[name] = title or name
    if daily:
        _daily.add(name)


def daily_jobs() -> tuple[str, ...]:
    return tuple(sorted(_daily))


def job_title(name: str) -> str:
    """In the reader's language; the name itself of a job that no room registers any more."""
    return str(_titles.get(name, name))


def can_run(name: str) -> bool:
    """Whether a room registers work of this name."""
    return name in _jobs


def job(name: str) -> Job:
    """Raises `LookupError` for a name that no room registered."""
    return _jobs[name]


def listen(topic: str, listener: Listener) -> None:
    """`listener(payload)` is called once the announcement is committed, perhaps more than once."""
    if listener not in _listeners.setdefault(topic, []):
        _listeners[topic].append(listener)


def listeners(topic: str) -> tuple[Listener, ...]:
    return tuple(_listeners.get(topic, ()))


def check_citations_with(check: CitationCheck) -> None:
    """`check(citation)` returns what is wrong with it, or `None`."""
    if check not in _citation_checks:
        _citation_checks.append(check)


def wrong_citation(citation: str) -> str | None:
    return next((said for check in _citation_checks if (said := check(citation))), None)
