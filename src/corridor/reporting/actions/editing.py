# SPDX-License-Identifier: EUPL-1.2
"""Writing a report: its own texts, and its sections.

An edit names the version that it saw. What somebody else changed meanwhile in another language or
another text stays; only where both changed the same is it `Stale`, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.steering.policy.public import Node
from corridor.values.texts import Text

from ..models import Report, Section
from ..rules.merging import merge
from ..selectors.versions import (
    Version,
    as_seen,
    flat,
    gathered,
    report_versions,
    section_versions,
)
from ..selectors.writing import figures_read
from .holding import Stale, by_hand, check_writable, holding, tidy

# In characters, for one language: some forty printed pages.
LONGEST = 100_000
LONGEST_TITLE = 300
# What a writer may confirm as meant, and how much of it is kept.
MOST_MEANT = 200


@dataclass(frozen=True, slots=True)
class GivenSection:
    """A section as typed: languages to strings, which may be empty. `meant` null leaves what was
    confirmed as it is."""

    title: dict[str, str]
    body: dict[str, str]
    sources: Sequence[str] = ()
    meant: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class GivenFront:
    """The report's own texts, as typed, and the day printed on it."""

    title: dict[str, str]
    summary: dict[str, str]
    publisher: dict[str, str]
    date: date
    meant: Sequence[str] | None = field(default=None)


def save_section(*, section: Section, by: Actor, version: int, given: GivenSection) -> Section:
    """Write a section. Raises `Stale` where somebody else changed the same texts since `version`,
    and `Refused` at `title`, `body` or `state`."""
    texts = {"title": tidy(given.title), "body": tidy(given.body)}
    with holding(section.report, by=by) as report:
        check_writable(report)
        held = _section(section)
        standing = {**flat({"title": held.title, "body": held.body})}
        seen = as_seen(section_versions(held), version) if version != held.version else None
        values, sources = _merged(held, standing, texts, list(given.sources), seen, version)
        title, body = _checked(values, "title"), _checked(values, "body")
        meant = held.meant if given.meant is None else _kept(given.meant)
        changed = (title, body, sources) != (held.title, held.body, list(held.sources))
        read = figures_read(report.framework, report.year, [body])
        if not changed and meant == held.meant and read == held.read:
            return held
        held.title, held.body, held.sources = title, body, sources
        held.meant, held.read, held.by_key = meant, read, by.pk
        held.version += 1
        held.save()
        by_hand(report)
        return held


def _section(section: Section) -> Section:
    """The section as it is now. Raises `Refused` at `section` for one that was taken out."""
    held = (
        Section.objects.select_for_update(of=("self",))
        .select_related("report__framework", "node")
        .filter(pk=section.pk)
        .first()
    )
    if held is None:
        raise Refused(
            _("Somebody took this section out of the report meanwhile; what you typed is here."),
            "section",
        )
    return held


def _merged(
    held: Section,
    standing: dict[str, str],
    texts: dict[str, dict[str, str]],
    sources: list[str],
    seen: Version | None,
    version: int,
) -> tuple[dict[str, str], list[str]]:
    typed: dict[str, Any] = {**_flat_typed(texts), "sources": sources}
    now: dict[str, Any] = {**standing, "sources": list(held.sources)}
    if version == held.version:
        return {name: typed[name] for name in standing}, sources
    if seen is None:
        raise Stale(held)
    before = {**flat(seen.texts), "sources": list(seen.sources)}
    merged = merge(before, typed, now)
    if merged.clashes:
        raise Stale(held, merged.clashes)
    found = dict(merged.values)
    return {name: found[name] for name in standing}, found["sources"]


def _flat_typed(texts: dict[str, dict[str, str]]) -> dict[str, str]:
    return {
        f"{name}.{lang}": text.get(lang, "")
        for name, text in texts.items()
        for lang in ("nl", "fr", "en")
    }


def _checked(values: dict[str, str], name: str) -> Text:
    """The text, or `Refused` at its name: with none in any language, or too much."""
    most = LONGEST if name in ("body", "summary") else LONGEST_TITLE
    for key, string in values.items():
        if key.startswith(f"{name}.") and len(string) > most:
            raise Refused(_("Write at most %(most)s characters.") % {"most": most}, key)
    text = gathered(values, name)
    if text is None:
        raise Refused(_("Write this in one language at least."), name)
    return text


def _kept(meant: Sequence[str]) -> list[str]:
    return sorted({each[:300] for each in meant})[:MOST_MEANT]


def save_front(*, report: Report, by: Actor, version: int, given: GivenFront) -> Report:
    """Write title, summary, publisher and date. Raises as `save_section`."""
    typed: dict[str, Any] = {
        **_flat_typed(
            {
                "title": tidy(given.title),
                "summary": tidy(given.summary),
                "publisher": tidy(given.publisher),
            }
        ),
        "date": given.date,
    }
    with holding(report, by=by) as held:
        check_writable(held)
        now: dict[str, Any] = {
            **flat({"title": held.title, "summary": held.summary, "publisher": held.publisher}),
            "date": held.date,
        }
        if version != held.version:
            seen = as_seen(report_versions(held), version)
            if seen is None:
                raise Stale(held)
            # Which day was seen the texts do not tell: whoever saves says the day.
            merged = merge({**flat(seen.texts), "date": held.date}, typed, now)
            if merged.clashes:
                raise Stale(held, merged.clashes)
            typed = merged.values
        title, summary, publisher = (
            _checked({k: v for k, v in typed.items() if k != "date"}, name)
            for name in ("title", "summary", "publisher")
        )
        meant = held.meant if given.meant is None else _kept(given.meant)
        read = figures_read(held.framework, held.year, [summary])
        wanted = (title, summary, publisher, typed["date"], meant, read)
        if wanted == (held.title, held.summary, held.publisher, held.date, held.meant, held.read):
            return held
        held.title, held.summary, held.publisher, held.date, held.meant, held.read = wanted
        held.version += 1
        held.by_hand = True
        held.save()
        return held


def add_section(
    *, report: Report, by: Actor, given: GivenSection, node: Node | None = None
) -> Section:
    """A new section, the last one. Raises `Refused` at `title`, `body` or `state`."""
    values = _flat_typed({"title": tidy(given.title), "body": tidy(given.body)})
    title, body = _checked(values, "title"), _checked(values, "body")
    with holding(report, by=by) as held:
        check_writable(held)
        rows = list(held.sections.all())
        by_hand(held)
        return Section.objects.create(
            report=held,
            code=free_code(title, node, {row.code for row in rows}),
            position=max((row.position for row in rows), default=-1) + 1,
            node=node,
            title=title,
            body=body,
            sources=list(given.sources),
            read=figures_read(held.framework, held.year, [body]),
            by_key=by.pk,
        )


def free_code(title: Text, node: Node | None, taken: set[str]) -> str:
    """A name for a section that is not taken, from its node or its title."""
    stem = f"priority-{node.code}" if node is not None else title.choose("en")[0]
    base = slugify(stem)[:50].strip("-") or "section"
    return next(
        code
        for code in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        if code not in taken
    )


def move_section(*, section: Section, by: Actor, up: bool) -> None:
    """One place up or down; nothing where it is the first or last already."""
    with holding(section.report, by=by) as held:
        check_writable(held)
        rows = list(held.sections.select_for_update(of=("self",)))
        place = next((n for n, row in enumerate(rows) if row.pk == section.pk), None)
        if place is None:
            return
        other = place - 1 if up else place + 1
        if not 0 <= other < len(rows):
            return
        rows[place], rows[other] = rows[other], rows[place]
        for position, row in enumerate(rows):
            if row.position != position:
                row.position = position
                row.save(update_fields=["position"])
        by_hand(held)


def remove_section(*, section: Section, by: Actor, version: int) -> None:
    """Take a section out, with what was said about it; its history stays.

    Raises `Stale` when somebody edited it since `version`, and `Refused` at `state`.
    """
    with holding(section.report, by=by) as report:
        check_writable(report)
        held = Section.objects.select_for_update(of=("self",)).filter(pk=section.pk).first()
        if held is None:
            return
        if held.version != version:
            raise Stale(held)
        held.delete()
        by_hand(report)


def put_back(*, section: Section, by: Actor, version: int, number: int) -> Section:
    """Let a section say again what it said in an earlier version: an edit like any other.

    Raises `Stale` when somebody edited it since `version`, and `Refused` at `number` or `state`.
    """
    with holding(section.report, by=by, reason=f"put back version {number}") as report:
        check_writable(report)
        held = _section(section)
        if held.version != version:
            raise Stale(held)
        found = next((each for each in section_versions(held) if each.number == number), None)
        if found is None:
            raise Refused(_("There is no such version."), "number")
        given = GivenSection(dict(found.texts["title"]), dict(found.texts["body"]), found.sources)
        return save_section(section=held, by=by, version=version, given=given)
