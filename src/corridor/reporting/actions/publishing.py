# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.pages.public import words
from corridor.values.texts import Text

from ..models import Edition, FrozenFigure, Report
from ..rules.faults import Fault, NotPublishable
from ..rules.states import State, Verb
from ..selectors.content import draft, sealed
from ..selectors.writing import open_comments
from .stepping import move


def publish(*, report: Report, by: Actor | None, reason: Text | None = None) -> Edition:
    """Freeze the report as its next edition: text, figures, copies of their records, hashes.

    Somebody publishes what is approved and has no open comments. Corridor itself (`by` null)
    publishes what a data pack brought and nobody wrote in. Publishing what is published already
    makes no new edition. A correction (any edition after the first) says why: in `reason`, else as
    was said when the report was opened for correction. Raises `NotPublishable`.
    """
    with changing(by=by, reason=f"publish {report.public_id}"):
        held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        standing = list(in_the_way(held, by))
        now = draft(held)
        if now.faults or standing:
            raise NotPublishable([*standing, *now.faults])
        frozen = {name: figure.as_json() for name, figure in now.figures.items()}
        hashes, seal = sealed(now.content, frozen)
        last = held.editions.first()
        if last is not None and last.hash == seal:
            _published(held, by)
            return last
        reason = reason or held.reason
        if last is not None and reason is None:
            raise NotPublishable([_("A correction says what changed and why.")])
        edition = Edition.objects.create(
            report=held,
            number=1 if last is None else last.number + 1,
            by_key=None if by is None else by.pk,
            reason=None if last is None else reason,
            content=now.content,
            hash=seal,
        )
        FrozenFigure.objects.bulk_create(
            FrozenFigure(
                edition=edition,
                position=position,
                key=name,
                content=content,
                hash=hashes[name],
            )
            for position, (name, content) in enumerate(frozen.items())
        )
        _published(held, by)
        report.refresh_from_db()
    return edition


def in_the_way(report: Report, by: Actor | None) -> Iterator[Fault]:
    """What keeps a report from being published, whatever its text says."""
    if (by is not None or report.by_hand) and State(report.state) is not State.APPROVED:
        yield Fault(_("The report has not been approved."), about="steps")
    for comment in open_comments(report):
        place = (
            _("The report as a whole")
            if comment.section is None
            else comment.section.title.choose(words.language())[0]
        )
        yield Fault(
            _("%(place)s: a comment is open: “%(text)s”")
            % {"place": place, "text": comment.text[:80]},
            section="" if comment.section is None else comment.section.code,
            about="comments",
        )


def _published(report: Report, by: Actor | None) -> None:
    if State(report.state) is not State.PUBLISHED or report.reason is not None:
        report.reason = None
        move(report, Verb.PUBLISH, by=by)
