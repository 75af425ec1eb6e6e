# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a round, filled with what stands. A fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.engines.sheets import Book, Row
from corridor.engines.sheets import Sheet as Leaf
from corridor.foundation.pages.public import words
from corridor.steering.portfolio.public import (
    FigureStatement,
    drafts_for,
    vocabulary_words,
)

from ...models import Round
from ...rules.days import after, first
from ...rules.parts import plain
from ...rules.workbooks import Seen, about, cell_words, fingerprint
from ..sheets import Sheet, sheets
from . import standing
from .choices import Choices, choices_for
from .layout import (
    ACTIVITIES,
    RECORD,
    RESULTS,
    TRANSACTIONS,
    closed,
    fields_of,
    title_of,
)

OF_ACTIVITY = frozenset({"title", "status", "description", *standing.MOMENTS})
Rows = Mapping[str, Sequence[Row]]


def book_of(round: Round, user: Any, lang: str) -> Book:
    """What the reader downloads, in `lang`."""
    found = sheets(round)
    choices = choices_for(lang, [each.activity for each in found])
    with override(lang):
        rows = {
            ACTIVITIES: list(_activities(found, choices, lang)),
            TRANSACTIONS: list(_transactions(found, choices, lang)),
            RESULTS: list(_results(found, choices, lang)),
            RECORD: list(record_rows(found, choices, lang)),
        }
        return framed(round, user, lang, choices, rows)


def framed(round: Round, user: Any, lang: str, choices: Choices, rows: Rows) -> Book:
    """A workbook with these rows, in the active language, which is `lang`."""
    shut = frozenset[str]() if may_change(user, round) else OF_ACTIVITY
    last = after(round.days) - timedelta(days=1)
    leaves = [
        Leaf(
            key,
            title_of(key),
            closed(fields_of(key), shut if key == ACTIVITIES else frozenset()),
            rows.get(key, ()),
            readonly=key == RECORD,
        )
        for key in (ACTIVITIES, TRANSACTIONS, RESULTS, RECORD)
        if key != RECORD or rows.get(key)
    ]
    lists = {
        "activity": _("Activities"),
        "type": _("Kinds of transaction"),
        "state": _("States of a figure"),
        "qualifier": _("How exact"),
        "status": _("Statuses of an activity"),
        "yes_no": _("Yes or no"),
        "currency": _("Currencies"),
        "organisation": _("Organisations"),
    }
    said = about(
        round=round.public_id,
        partner=round.holder.code,
        partner_name=str(round.holder),
        period=f"{first(round.days)}/{last}",
        language=lang,
        made=timezone.now().isoformat(timespec="seconds"),
    )
    return Book(
        about=said,
        sheets=leaves,
        title=str(round),
        guide_title=_("How to fill it in"),
        guide=_guide(),
        lists_title=_("Lists"),
        lists={
            key: (title, list(choices[key].labels.values()))
            for key, title in lists.items()
            if choices[key].labels
        },
        delimiter="," if lang == "en" else ";",
    )


def may_change(user: Any, round: Round) -> bool:
    """Whether somebody may change what is said of the partner's activities, and describe new ones
    as drafts."""
    return round.organisation_id in drafts_for(user)


def _guide() -> list[str]:
    return [
        _("Fill in the white cells, save the file and upload it on the page of the round. You then "
          "see what would change and what is wrong, and nothing is written until you confirm."),
        _("Grey cells are there to be read. Columns and rows may be moved; rows that you take out "
          "stay as they are in the report."),
        _("A new activity or transaction is a new row without a key, below the last."),
        _("No report is not the same as zero: write 0 where the figure is zero, and choose a state "
          "where there is none."),
        _("Formulas are not taken: copy the cells and paste their values."),
        _("Write days as 2011-03-04 and decimals as your program does."),
        _("Somebody else may write in the report meanwhile. What both of you changed is shown to "
          "you, and nothing of it is overwritten unseen."),
    ]  # fmt: skip


def _activities(found: Sequence[Sheet], choices: Choices, lang: str) -> Iterator[Row]:
    fields = fields_of(ACTIVITIES)
    for each in found:
        row, account = each.activity, standing.account_facts(each.narrative, lang)
        facts = standing.activity_facts(row, lang)
        cells = standing.cells_of(fields, facts | account, choices)
        cells |= {
            "activity": row.public_id,
            "code": row.iati_identifier or row.code,
            "seen": str(account_seen(each, account)),
            "seen_activity": str(Seen(row.version, fingerprint(facts))),
        }
        yield Row(cells)


def account_seen(sheet: Sheet, facts: standing.Facts) -> Seen:
    return Seen(0 if sheet.narrative is None else sheet.narrative.version, fingerprint(facts))


def _transactions(found: Sequence[Sheet], choices: Choices, lang: str) -> Iterator[Row]:
    fields = fields_of(TRANSACTIONS)
    for each in found:
        for row in each.transactions:
            if row.dropped:
                continue
            facts = standing.transaction_facts(row, each.activity, lang)
            cells = standing.cells_of(fields, facts, choices)
            cells |= {"id": row.public_id, "seen": str(Seen(row.version, fingerprint(facts)))}
            yield Row(cells)


def _results(found: Sequence[Sheet], choices: Choices, lang: str) -> Iterator[Row]:
    fields = fields_of(RESULTS)
    vocabulary = vocabulary_words(lang)
    for each in found:
        for slot in each.slots:
            row, facts_parts = slot.indicator, standing.slot_facts(slot, lang)
            facts, parts = facts_parts
            told = {
                "figure": slot.key,
                "activity": each.activity.title.choose(lang)[0],
                "indicator": row.title.choose(lang)[0],
                "period": words.period(slot.days),
                "unit": standing.text_fact(row.unit, lang),
            }
            version = 0 if slot.draft is None else slot.draft.version
            whole = {
                **told,
                "target": _figure(slot.target or slot.now.whole, lang),
                "before": _figure(None if slot.before is None else slot.before.figure, lang),
                "seen": str(Seen(version, standing.figure_print(facts, parts))),
            }
            yield Row({**whole, **standing.cells_of(fields, facts, choices, row.measure)})
            for cell, said in parts.items():
                own = {
                    **told,
                    "part": cell_words(cell),
                    "part_words": vocabulary.cell(cell),
                }
                yield Row({**own, **standing.cells_of(fields, said, choices, row.measure)})


def _figure(figure: FigureStatement | None, lang: str) -> str:
    if figure is None or figure.state != "reported":
        return ""
    if figure.text is not None:
        return standing.text_fact(figure.text, lang)
    if figure.number is None:
        return ""
    of = "" if figure.denominator is None else f" / {plain(figure.denominator)}"
    return f"{plain(figure.number)}{of}"


def record_rows(found: Sequence[Sheet], choices: Choices, lang: str) -> Iterator[Row]:
    """Money that the portfolio has of these days, to be corrected by its key."""
    fields = fields_of(RECORD)
    for each in found:
        own = {row.written_id for row in each.transactions}
        for row in each.known:
            if row.pk in own:
                continue
            facts = standing.record_facts(row, each.activity, lang)
            cells = dict(standing.cells_of(fields, facts, choices))
            for name in ("activity", "type"):
                cells[name] = choices[name].say(facts[name])
            yield Row(cells)
