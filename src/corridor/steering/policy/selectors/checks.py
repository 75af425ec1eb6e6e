# SPDX-License-Identifier: EUPL-1.2
"""Whether the money of a year fits together, said in words with the sources beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.foundation.pages.public import words
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Framework
from ..rules import Outcome, Printed, SumCheck, check_limit, check_sum
from . import money, trees
from .records import Cap, Funds, RecordRef, Spending
from .words import in_words


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `kind` is sum, envelope, parts or reservation.

    `outcome`: it holds, it fails, or it cannot be told. `text` says so in every language of the
    interface; `records` are those that were compared.
    """

    kind: str
    outcome: Outcome
    text: Text
    records: tuple[RecordRef, ...]
    citations: tuple[Citation, ...]


def money_checks(of: Framework, year: int) -> tuple[Check, ...]:
    """Spending by node against the printed total, all of it against the envelope, and the caps.

    Numbers printed rounded are compared as the intervals they stand for. Six queries.
    """
    tree = trees.tree(of, day=date(year, 12, 31))
    known = {} if tree is None else {n.code: (n.order, n.title) for n in tree.walk()}
    found = checks_by_year(
        tree,
        money.spending(of, year, known=known),
        [funds for funds in [money.envelope(of, year)] if funds is not None],
        money.reservations(of, year, known=known),
    )
    return found.get(year, ())


def checks_by_year(
    tree: trees.Tree | None,
    spending: Sequence[Spending],
    envelopes: Sequence[Funds],
    caps: Sequence[Cap],
) -> dict[int, tuple[Check, ...]]:
    """The checks of every year of which money is known, from what was read already.

    `tree` says which node is above which. Asks no query.
    """
    above = {} if tree is None else {n.code: n.path for n in tree.walk()}
    funds = {row.year: row for row in envelopes}
    return {
        year: _checks(
            year, [row for row in spending if row.year == year], funds.get(year), caps, above
        )
        for year in sorted({row.year for row in spending} | set(funds))
    }


def _checks(
    year: int,
    rows: Sequence[Spending],
    funds: Funds | None,
    caps: Sequence[Cap],
    above: dict[str, tuple[str, ...]],
) -> tuple[Check, ...]:
    nodes = [row for row in rows if row.node is not None]
    total = next((row for row in rows if row.node is None), None)
    top = _uppermost(nodes, above)
    checks: list[Check | None] = [
        _sum(top, total),
        _within(top, total, funds),
        None if funds is None else _parts(funds),
    ]
    checks.extend(
        _cap(cap, nodes, above, year)
        for cap in caps
        if cap.reservation.validity.possible.overlaps(Period.year(year))
    )
    return tuple(check for check in checks if check is not None)


def _uppermost(rows: Sequence[Spending], above: dict[str, tuple[str, ...]]) -> tuple[Spending, ...]:
    """Rows whose node has no booked node above it, so that nothing is counted twice."""
    booked = {row.node for row in rows}
    return tuple(row for row in rows if not booked.intersection(above.get(row.node or "", ())))


def _printed(row: Spending) -> Printed:
    return Printed(None if row.amount is None else row.amount.amount, row.precision)


def _records(*groups: Iterable[Spending | Funds | Cap]) -> tuple[RecordRef, ...]:
    return tuple(row.record for group in groups for row in group)


def _citations(*groups: Iterable[Spending | Funds | Cap]) -> tuple[Citation, ...]:
    """The first line of each, which is that of its number; each once."""
    return tuple(dict.fromkeys(row.citations[0] for group in groups for row in group))


def _sum(nodes: Sequence[Spending], total: Spending | None) -> Check | None:
    if total is None or not nodes:
        return None
    if len({row.currency for row in (*nodes, total)}) > 1:
        text = in_words(lambda: _("The amounts are in different currencies and were not added."))
        outcome = Outcome.OPEN
    else:
        result = check_sum(map(_printed, nodes), _printed(total))
        if result is None:
            return None
        outcome = result.outcome
        text = in_words(lambda: _sum_words(result, total))
    return Check("sum", outcome, text, _records(nodes, [total]), _citations(nodes, [total]))


def _sum_words(result: SumCheck, total: Spending) -> str:
    def said(amount: Decimal) -> str:
        return words.money(Money(amount, total.currency), total.precision)

    assert total.amount is not None
    named = {"sum": said(result.stated), "total": said(total.amount.amount)}
    if result.outcome is Outcome.FAILS:
        named["difference"] = said(abs(result.difference))
        return (
            _(
                "The amounts add up to %(sum)s and the printed total is %(total)s: "
                "%(difference)s apart, more than rounding explains."
            )
            % named
        )
    if result.difference == 0:
        text = _("The amounts stated add up to the printed total of %(total)s.") % named
    else:
        text = (
            _(
                "The amounts stated add up to %(sum)s; the printed total is %(total)s. "
                "Rounding or what is not stated explains the difference."
            )
            % named
        )
    if result.open_parts and result.room is not None:
        room = ngettext(
            "One amount is not stated; by the rounding it can be no more than %(room)s.",
            "%(count)s amounts are not stated; by the rounding they can be no more than "
            "%(room)s together.",
            result.open_parts,
        )
        text += " " + room % {"count": result.open_parts, "room": said(result.room)}
    return text


def _within(nodes: Sequence[Spending], total: Spending | None, funds: Funds | None) -> Check | None:
    spent = total if total is not None and total.stated else None
    if funds is None:
        if not nodes and total is None:
            return None
        text = in_words(lambda: _("No envelope is known for this year."))
        return Check("envelope", Outcome.OPEN, text, _records(nodes), ())
    if spent is None:
        text = in_words(lambda: _("No total of what was spent is known for this year."))
        return Check("envelope", Outcome.OPEN, text, _records([funds]), _citations([funds]))
    amount, limit = spent.amount, funds.amount
    assert amount is not None
    if amount.currency != limit.currency:
        text = in_words(
            lambda: _("Envelope and spending are in different currencies and were not compared.")
        )
        outcome = Outcome.OPEN
    else:
        outcome = check_limit(_printed(spent), Printed(limit.amount, funds.precision))
        text = in_words(lambda: _within_words(outcome, amount, limit, spent.precision))
    return Check(
        "envelope", outcome, text, _records([spent], [funds]), _citations([spent], [funds])
    )


def _within_words(outcome: Outcome, spent: Money, limit: Money, unit: Decimal) -> str:
    named = {"spent": words.money(spent, unit), "envelope": words.money(limit)}
    if outcome is Outcome.HOLDS:
        named["left"] = words.money(limit - spent, unit)
        return _("Of the envelope of %(envelope)s, %(spent)s was spent; %(left)s was left.") % named
    if outcome is Outcome.FAILS:
        named["over"] = words.money(spent - limit, unit)
        return _("%(spent)s was spent of an envelope of %(envelope)s: %(over)s too much.") % named
    return (
        _(
            "%(spent)s was spent of an envelope of %(envelope)s: as rounded, it cannot be told "
            "whether that is within it."
        )
        % named
    )


def _parts(funds: Funds) -> Check | None:
    stated = [part for part in funds.parts if part.amount is not None]
    if not stated:
        return None
    amount = sum((part.amount.amount for part in stated if part.amount), Decimal(0))
    together = Money(amount, funds.amount.currency)
    outcome = Outcome.HOLDS if together <= funds.amount else Outcome.FAILS
    open_parts = len(funds.parts) - len(stated)

    def say() -> str:
        named = {"parts": words.money(together), "envelope": words.money(funds.amount)}
        if outcome is Outcome.FAILS:
            return _("The parts come to %(parts)s, more than the %(envelope)s there is.") % named
        if together == funds.amount:
            text = _("The parts make up the whole envelope of %(envelope)s.") % named
        else:
            text = _("The parts come to %(parts)s of the envelope of %(envelope)s.") % named
        if open_parts:
            text += " " + ngettext(
                "One source of money without a stated amount may come on top.",
                "%(count)s sources of money without a stated amount may come on top.",
                open_parts,
            ) % {"count": open_parts}
        return text

    records = (funds.record, *(part.record for part in funds.parts))
    citations = dict.fromkeys(part.citations[0] for part in funds.parts)
    return Check("parts", outcome, in_words(say), records, tuple(citations))


def _named(cap: Cap) -> str:
    """The node by code and title in the language that is active."""
    return cap.node if cap.title is None else f"{cap.node} {words.as_text(cap.title)[0]}"


def _cap(
    cap: Cap, nodes: Sequence[Spending], above: dict[str, tuple[str, ...]], year: int
) -> Check | None:
    under = [row for row in nodes if row.node == cap.node]
    if not under:
        below = [row for row in nodes if cap.node in above.get(row.node or "", ())]
        under = list(_uppermost(below, above))
    if not under or any(row.amount is None or row.currency != cap.amount.currency for row in under):
        return None
    amount = sum((row.amount.amount for row in under if row.amount), Decimal(0))
    unit = max(row.precision for row in under)
    compared = check_limit(Printed(amount, unit), Printed(cap.amount.amount, Decimal("0.01")))
    certain = cap.reservation.validity.certain
    sure = certain is not None and certain.covers(Period.year(year))
    outcome = Outcome.OPEN if compared is Outcome.FAILS and not sure else compared

    def say() -> str:
        named = {
            "spent": words.money(Money(amount, cap.amount.currency), unit),
            "cap": words.money(cap.amount),
            "node": _named(cap),
            "until": words.validity(cap.reservation.validity),
        }
        if compared is Outcome.HOLDS:
            return _("%(spent)s was spent on “%(node)s”, within the cap of %(cap)s a year.") % named
        if compared is Outcome.FAILS and sure:
            return _("%(spent)s was spent on “%(node)s”, above the cap of %(cap)s a year.") % named
        if compared is Outcome.FAILS:
            return (
                _(
                    "%(spent)s was spent on “%(node)s”, above the cap of %(cap)s a year. Whether "
                    "the cap still held is not known (%(until)s)."
                )
                % named
            )
        return (
            _(
                "%(spent)s was spent on “%(node)s”; as rounded, it cannot be told whether that is "
                "within the cap of %(cap)s a year."
            )
            % named
        )

    return Check(
        "reservation", outcome, in_words(say), _records(under, [cap]), _citations(under, [cap])
    )
