# SPDX-License-Identifier: EUPL-1.2
"""Writing what is stated of an activity's money: what differs takes the place of what stood.

Stated again nothing is written. What this sort of intake stated before and states no more is
withdrawn; what somebody recorded by hand meanwhile is not overruled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused

from ..models import Activity, Budget, ForecastVersion, Intake, PlannedDisbursement, Transaction
from ..rules.money import STATED_ANEW, STATED_NO_MORE
from ..rules.statements import BudgetStatement, ForecastStatement, TransactionStatement
from .amounts import budget_columns, euro_columns, planned_columns, transaction_columns
from .counting import recount
from .finding import Known
from .writing import Origin, differing

# What a person decided in Corridor; files do not overrule it.
BY_HAND: Final = frozenset({Intake.Kind.FORM})
FILES: Final = frozenset({Intake.Kind.PACK, Intake.Kind.IATI})
VALUE: Final = ("amount", "currency", "value_date", "euro", "rate", "rate_day")


def write_money(
    *,
    activity: Activity,
    budgets: Sequence[BudgetStatement] | None,
    transactions: Sequence[TransactionStatement] | None,
    forecasts: Sequence[ForecastStatement] | None,
    origin: Origin,
    known: Known,
    by: Actor | None,
) -> bool:
    """True if something changed; null where the statement does not speak of it.

    Runs in the transaction of who calls, who has locked the activity and calls `recount` for it
    afterwards. Raises `Refused` at "budgets.0.amount" and its like.
    """
    changed = False
    lenient = origin.intake is not None
    if budgets is not None:
        ledger = _Ledger(activity, Budget, origin, by)
        rows = []
        for place, budget in enumerate(budgets):
            at = f"budgets.{place}."
            rows.append(_Stated(budget_columns(budget, known=known, at=at), budget, at))
        changed |= ledger.write(rows, alike=_period, known=known)
    if transactions is not None:
        ledger = _Ledger(activity, Transaction, origin, by)
        rows = []
        for place, each in enumerate(transactions):
            at = f"transactions.{place}."
            values = transaction_columns(
                each, activity=activity, known=known, at=at, lenient=lenient
            )
            rows.append(_Stated(values, each, at))
        changed |= ledger.write(rows, alike=_type_and_day, known=known)
        if ledger.untied:
            recount(ledger.untied, tree=False)
    return add_forecasts(activity, forecasts or (), origin, known, by) or changed


def add_forecasts(
    activity: Activity,
    forecasts: Sequence[ForecastStatement],
    origin: Origin,
    known: Known,
    by: Actor | None,
) -> bool:
    """True if one was not there yet."""
    changed = False
    for place, forecast in enumerate(forecasts):
        changed |= _write_forecast(activity, forecast, origin, known, by, f"forecasts.{place}.")
    return changed


def kind_of(row: Any) -> str:
    """By which sort of intake a record came in; without one it is of a data pack."""
    return Intake.Kind.PACK if row.intake is None else row.intake.kind


def hashable(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


@dataclass(slots=True)
class _Stated:
    values: dict[str, Any]
    statement: TransactionStatement | BudgetStatement
    at: str


@dataclass(slots=True, eq=False)
class _Chain:
    """What stands, and what this sort of intake said last of it (else what stands)."""

    current: Any
    said: Any


def _period(values: Callable[[str], Any]) -> Any:
    return (values("period"), values("currency"))


def _type_and_day(values: Callable[[str], Any]) -> Any:
    return (values("type"), values("day"), values("currency"))


class _Ledger:
    """The transactions or budgets of one activity, matched with those stated."""

    def __init__(
        self,
        activity: Activity,
        model: Any,
        origin: Origin,
        by: Actor | None,
    ) -> None:
        self.activity, self.model, self.origin, self.by = activity, model, origin, by
        self.kind = Intake.Kind.PACK if origin.intake is None else origin.intake.kind
        self.untied: set[int] = set()
        rows = list(model._default_manager.filter(activity=activity).select_related("intake"))
        held = {row.pk: row for row in rows}
        self.chains = [self._chain(row, held) for row in rows if row.current]
        self._replaced: list[int] = []
        self._made: list[Any] = []

    def _chain(self, current: Any, held: dict[int, Any]) -> _Chain:
        row: Any = current
        while row is not None and kind_of(row) != self.kind:
            row = held.get(row.supersedes_id)
        return _Chain(current, current if row is None else row)

    def write(
        self, stated: Sequence[_Stated], *, alike: Callable[[Any], Any], known: Known
    ) -> bool:
        names = tuple(stated[0].values) if stated else ()
        refs = Counter(each.values["ref"] for each in stated if each.values["ref"])
        for each in stated:
            if refs[each.values["ref"]] > 1:
                raise Refused(
                    _("The reference “%(ref)s” stands twice.") % {"ref": each.values["ref"]},
                    f"{each.at}ref",
                )
        waiting = self._match(list(stated), names)
        waiting = self._pair(waiting, alike)
        for each in waiting:
            self._make(each, None)
        for chain in self.chains:
            if kind_of(chain.current) == self.kind and chain.current.amount != 0:
                self._withdraw(chain)
        self._save(known)
        return bool(self._made)

    def _match(self, stated: list[_Stated], names: tuple[str, ...]) -> list[_Stated]:
        """Take out what was said before, by its reference or else by all that it says."""
        by_ref = {chain.current.ref: chain for chain in self.chains if chain.current.ref}
        by_content: dict[Any, list[_Chain]] = {}
        for held in self.chains:
            if not held.current.ref:
                key = tuple(hashable(getattr(held.said, name)) for name in names)
                by_content.setdefault(key, []).append(held)
        left: list[_Stated] = []
        for each in stated:
            chain: _Chain | None
            ref = each.values["ref"]
            if ref:
                chain = by_ref.get(ref)
            else:
                found = by_content.get(tuple(hashable(each.values[name]) for name in names))
                chain = found.pop(0) if found else None
            if chain is None:
                left.append(each)
                continue
            self.chains.remove(chain)
            if not (self._says(chain.said, each) or self._says(chain.current, each)):
                self._make(each, chain)
        return left

    def _pair(self, stated: list[_Stated], alike: Callable[[Any], Any]) -> list[_Stated]:
        """A record without reference that differs in part takes the place of the one alike."""
        held: dict[Any, list[_Chain]] = {}
        for chain in self.chains:
            if not chain.current.ref:
                key = alike(lambda name, row=chain.said: getattr(row, name))
                held.setdefault(key, []).append(chain)
        told: dict[Any, list[_Stated]] = {}
        for each in stated:
            if not each.values["ref"]:
                told.setdefault(alike(each.values.__getitem__), []).append(each)
        left = [each for each in stated if each.values["ref"]]
        for key, group in told.items():
            chains = held.get(key, [])
            if len(group) == len(chains) == 1 and kind_of(chains[0].said) == self.kind:
                self.chains.remove(chains[0])
                self._make(group[0], chains[0])
            else:
                left += group
        return left

    def _says(self, row: Any, each: _Stated) -> bool:
        if each.statement.sources and list(row.sources) != list(each.statement.sources):
            return False
        return not differing(row, each.values)

    def _make(self, each: _Stated, chain: _Chain | None) -> None:
        before = None if chain is None else chain.current
        if before is not None and self.kind in FILES and kind_of(before) in BY_HAND:
            raise Refused(
                _(
                    "Somebody corrected this by hand since; what is stated now is something new. "
                    "Correct it on the page of the activity."
                ),
                f"{each.at}amount",
            )
        self._add(
            each.values,
            before,
            reason="" if before is None else STATED_ANEW,
            sources=self.origin.evidence(each.statement.sources),
            place=each.statement.place,
        )

    def _withdraw(self, chain: _Chain) -> None:
        row = chain.current
        values = {
            field.attname: getattr(row, field.attname)
            for field in self.model._meta.concrete_fields
            if field.attname not in OWN
        }
        self._add(
            {**values, "amount": row.amount * 0},
            row,
            reason=STATED_NO_MORE,
            sources=row.sources if self.origin.intake is None else [],
            place="",
        )

    def _add(self, values: dict[str, Any], before: Any, **more: Any) -> None:
        if before is not None:
            self._replaced.append(before.pk)
            if self.model is Transaction and values["refund"]:
                values = {**values, "refund_of_id": before.refund_of_id}
        self._made.append(
            self.model(
                activity=self.activity,
                supersedes=before,
                intake=self.origin.intake,
                by_key=None if self.by is None else self.by.pk,
                **values,
                **more,
            )
        )

    def _save(self, known: Known) -> None:
        for row in self._made:
            value = euro_columns(row.amount, row.currency, row.value_date, known.rates)
            for name, stated in value.items():
                setattr(row, name, stated)
            before = row.supersedes
            if isinstance(before, Transaction):
                ends = {before.provider_activity_id, before.receiver_activity_id}
                self.untied |= {key for key in ends if key is not None}
        if self._replaced:
            self.model._default_manager.filter(pk__in=self._replaced).update(current=False)
        self.model._default_manager.bulk_create(self._made)
        if self.model is Transaction and self._replaced:
            # What paid back a wrong record pays back the right one.
            after = {row.supersedes_id: row for row in self._made}
            for refund in Transaction.objects.filter(refund_of__in=self._replaced):
                refund.refund_of = after[refund.refund_of_id]
                refund.save(update_fields=["refund_of"])


# What a record has of its own, whatever it says.
OWN: Final = frozenset(
    {
        "id",
        "activity_id",
        "euro",
        "rate",
        "rate_day",
        "sources",
        "intake_id",
        "place",
        "counted",
        "current",
        "supersedes_id",
        "reason",
        "by_key",
        "recorded",
    }
)


def _write_forecast(
    activity: Activity,
    stated: ForecastStatement,
    origin: Origin,
    known: Known,
    by: Actor | None,
    at: str,
) -> bool:
    """A version of its own, unless one of that day says the same. It has at least one line."""
    if not stated.lines:
        raise Refused(_("State at least one line."), f"{at}lines")
    lines = [
        planned_columns(line, known=known, at=f"{at}lines.{place}.")
        for place, line in enumerate(stated.lines)
    ]
    for version in activity.forecasts.filter(made=stated.made).prefetch_related("lines"):
        if same_lines(version, lines) and version.note == stated.note:
            return False
    add_forecast(
        activity,
        lines,
        known,
        made=stated.made,
        note=stated.note,
        sources=origin.evidence(stated.sources),
        intake=origin.intake,
        place=stated.place,
        by_key=None if by is None else by.pk,
    )
    return True


def same_lines(version: ForecastVersion, lines: Sequence[dict[str, Any]]) -> bool:
    """Whether a forecast has just these lines, in whatever order."""
    names = tuple(lines[0]) if lines else ()
    held = Counter(tuple(getattr(row, name) for name in names) for row in version.lines.all())
    return held == Counter(tuple(line[name] for name in names) for line in lines)


def add_forecast(
    activity: Activity, lines: Sequence[dict[str, Any]], known: Known, **more: Any
) -> ForecastVersion:
    """The next version, with its lines; the caller has locked the activity."""
    last = activity.forecasts.order_by("-number").values_list("number", flat=True).first()
    version = ForecastVersion.objects.create(activity=activity, number=(last or 0) + 1, **more)
    PlannedDisbursement.objects.bulk_create(
        PlannedDisbursement(
            forecast=version,
            **line,
            **euro_columns(line["amount"], line["currency"], line["value_date"], known.rates),
        )
        for line in lines
    )
    return version
