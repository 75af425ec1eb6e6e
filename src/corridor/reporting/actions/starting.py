# SPDX-License-Identifier: EUPL-1.2
"""A new report: from a template, or as a copy of the report before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.steering.policy.public import Framework, Node, titles, tree
from corridor.values.texts import Text

from ..models import Report, ReportStep, Section
from ..rules import template
from ..rules.definitions import TOTAL
from ..rules.keys import BadKey, FigureKey
from ..rules.placeholders import pieces
from ..rules.states import State, Verb
from ..selectors.figures import YEARS, Figures
from ..selectors.writing import figures_read
from .editing import free_code


def start_report(
    *,
    framework: Framework,
    year: int,
    date: date,
    publisher: Text,
    by: Actor,
    like: Report | None = None,
    basis: str = Report.Basis.TOGETHER,
) -> Report:
    """Start the report on a framework and year, being written.

    Without `like` each priority gets a section with headings and its spending. With `like`, a
    report on another year of the same framework, it begins as that says now: its figures become
    those of the new year. Raises `Refused` at `year` or `like`.
    """
    if year not in YEARS:
        raise Refused(_("There are no figures on that year."), "year")
    if like is not None and like.framework_id != framework.pk:
        raise Refused(_("Copy a report on the same framework."), "like")
    with changing(by=by):
        if Report.objects.filter(framework=framework, year=year).exists():
            raise Refused(_("There is a report on that framework and year already."), "year")
        figures = Figures(framework, brief=True)
        envelope = figures.answers(FigureKey("envelope", TOTAL), year) and (
            figures.of(FigureKey("envelope", TOTAL), year).value is not None
        )
        basis = like.basis if like is not None else basis
        report = Report(
            framework=framework,
            year=year,
            date=date,
            basis=basis,
            publisher=publisher,
            title=template.title(year, framework.names),
            summary=_moved(like.summary, year - like.year)
            if like is not None
            else template.summary(year, basis, envelope=envelope),
            by_hand=True,
        )
        report.read = figures_read(framework, year, [report.summary], known=figures)
        try:
            with transaction.atomic():
                report.save()
        except IntegrityError as error:
            raise Refused(
                _("There is a report on that framework and year already."), "year"
            ) from error
        rows = list(_copied(report, like) if like is not None else _fresh(report, figures))
        for row in rows:
            row.read = figures_read(framework, year, [row.body], known=figures)
            row.by_key = by.pk
            row.save()
        ReportStep.objects.create(report=report, verb=Verb.START, after=State.WRITING, by_key=by.pk)
    return report


def _fresh(report: Report, figures: Figures) -> Iterator[Section]:
    """One section for each priority that the framework has that year, in its order."""
    found = tree(report.framework, day=date(report.year, 12, 31))
    roots = [] if found is None else [node.code for node in found.roots]
    names = titles(report.framework, report.year)
    nodes = {row.code: row for row in Node.objects.filter(framework=report.framework)}
    taken: set[str] = set()
    known = figures.names(report.year, report.basis)
    before = figures.names(report.year - 1, report.basis)
    for position, code in enumerate(code for code in roots if code in nodes):
        title = names[code][1]
        slug = free_code(title, nodes[code], taken)
        taken.add(slug)
        told = code if code in known and code in before else None
        yield Section(
            report=report,
            position=position,
            code=slug,
            node=nodes[code],
            title=title,
            body=template.section_body(report.year, report.basis, told),
        )


def _copied(report: Report, like: Report) -> Iterator[Section]:
    """Its sections as they stand. A figure of its own year becomes one of the new year; what it
    told of a year by name moves along, so that "the year before" stays the year before. Sources
    are left out: they are about the year before."""
    for row in like.sections.select_related("node"):
        yield Section(
            report=report,
            position=row.position,
            code=row.code,
            node=row.node,
            title=row.title,
            body=_moved(row.body, report.year - like.year),
        )


def _moved(text: Text, years: int) -> Text:
    return Text({lang: _moved_string(string, years) for lang, string in text.items()})


def _moved_string(string: str, years: int) -> str:
    try:
        parts = list(pieces(string))
    except BadKey:
        return string  # said at its place once it is looked through
    return "".join(
        f"{{{{{_later(part, years)}}}}}" if isinstance(part, FigureKey) else part for part in parts
    )


def _later(key: FigureKey, years: int) -> FigureKey:
    return FigureKey(key.question, key.subject, None if key.year is None else key.year + years)
