# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.values.texts import Text

from ..models import Edition, FrozenFigure, Report
from ..rules.faults import NotPublishable
from ..selectors.content import draft, sealed


def publish(*, report: Report, by: Actor | None, reason: Text | None = None) -> Edition:
    """Freeze the report as its next edition: text, figures, copies of their records, hashes.

    Publishing what is published already makes no new edition. A correction (any edition after the
    first) needs a `reason`. Raises `NotPublishable`.
    """
    with changing(by=by, reason=f"publish {report.public_id}"):
        Report.objects.select_for_update().get(pk=report.pk)
        now = draft(report)
        if now.faults:
            raise NotPublishable(now.faults)
        frozen = {name: figure.as_json() for name, figure in now.figures.items()}
        hashes, seal = sealed(now.content, frozen)
        last = report.editions.first()
        if last is not None and last.hash == seal:
            return last
        if last is not None and reason is None:
            raise NotPublishable([_("A correction says what changed and why.")])
        edition = Edition.objects.create(
            report=report,
            number=1 if last is None else last.number + 1,
            by_key=None if by is None else by.pk,
            reason=reason,
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
    return edition
