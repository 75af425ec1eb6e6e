# SPDX-License-Identifier: EUPL-1.2
"""The sheet of transactions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from corridor.engines.sheets import CellFault, Filled, FilledRow
from corridor.steering.portfolio.public import Activity

from ...models import ReportedTransaction
from ...rules.workbooks import Seen, fingerprint
from ...selectors.workbooks.layout import TRANSACTIONS, fields_of
from ...selectors.workbooks.standing import Facts, transaction_facts
from ..given import GivenTransaction
from .desk import Desk, Entry, text_of

LARGEST_KEY = 2**63 - 1
# What makes two transactions the same, where no reference tells them apart.
_SAME = ("activity", "type", "day", "amount", "currency", "provider", "receiver")


class TransactionRows:
    """Gathers what is handed in; writes nothing. `absent` is how many of the draft's transactions
    the sheet does not have."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.given: list[tuple[GivenTransaction, Entry]] = []
        self.absent = 0
        self.fields = fields_of(TRANSACTIONS)
        self.shown = tuple(each for each in self.fields if each.key != "drop")
        self.held: dict[str, tuple[ReportedTransaction, Activity]] = {
            row.public_id: (row, sheet.activity)
            for sheet in desk.sheets
            for row in sheet.transactions
            if not row.dropped
        }

    def read(self, filled: Filled) -> None:
        first: dict[str, int] = {}
        new: list[tuple[FilledRow, Facts]] = []
        for row in filled.rows:
            key = self.desk.key(filled, row, "id")
            facts = self.desk.facts(filled, row, self.fields)
            if key and key in first:
                self.desk.twice(filled, row, "id", first[key])
                continue
            if key:
                first[key] = row.number
            if key is None or facts is None or not self._sound(filled, row, facts):
                continue
            drop = bool(facts.pop("drop"))
            self._currency(facts)
            if key:
                self._known(filled, row, key, facts, drop)
            elif not drop:
                new.append((row, facts))
        self.absent = len(self.held.keys() - first.keys())
        self._new(filled, new, first.keys())

    def _sound(self, filled: Filled, row: FilledRow, facts: Facts) -> bool:
        said = facts["corrects"]
        if said and not (said.isascii() and said.isdecimal() and int(said[:30]) <= LARGEST_KEY):
            self.desk.fault(filled, row, "corrects", CellFault("record_unread"))
            return False
        if said:
            facts["corrects"] = str(int(said))
        return True

    def _currency(self, facts: Facts) -> None:
        """Empty is that of the activity, but not in a row that was emptied."""
        activity = self.desk.activities.get(facts["activity"])
        if not facts["currency"] and activity is not None:
            facts["currency"] = activity.currency

    def _known(self, filled: Filled, row: FilledRow, key: str, facts: Facts, drop: bool) -> None:
        desk, seen = self.desk, self.desk.seen(row)
        if key not in self.held:
            # Somebody took it away, or it never was of this round: the draft tells.
            if not drop and fingerprint(facts) != seen.fingerprint:
                self._hand_in(filled, row, facts, {}, seen, key)
            return
        held, activity = self.held[key]
        stands = transaction_facts(held, activity, desk.lang)
        if drop:
            entry = Entry(filled, row.number, self.shown, {}, stands)
            given = GivenTransaction(activity.pk, id=key, drop=True, version=seen.version)
            self.given.append((given, entry))
            self._tell(entry, "gone", stands, seen)
        elif not any(facts.values()):
            said = _("To take this transaction away, choose yes in this column.")
            desk.notes.tell(filled, row.number, "drop", said)
        elif facts != stands and fingerprint(facts) != seen.fingerprint:
            self._hand_in(filled, row, facts, stands, seen, key, held)

    def _new(
        self, filled: Filled, rows: Iterable[tuple[FilledRow, Facts]], named: Iterable[str]
    ) -> None:
        """Rows without a key. One that is there already, to the letter, is perhaps the same."""
        known: dict[tuple[str, ...], str] = {}
        listed = set(named)
        for key, (held, activity) in self.held.items():
            facts = transaction_facts(held, activity, self.desk.lang)
            if not facts["ref"] and key not in listed:
                known[_same(facts)] = ""
        for row, facts in rows:
            if not facts["ref"]:
                said = _same(facts)
                if said in known:
                    where = known[said]
                    text = (
                        _("This is the same as row %(row)s. If there are two, give each a "
                          "reference.") % {"row": where}
                        if where
                        else _("The report has this transaction already. If there are two, give "
                               "each a reference; else download the workbook anew.")
                    )  # fmt: skip
                    self.desk.notes.tell(filled, row.number, "ref", text)
                    continue
                known[said] = str(row.number)
            self._hand_in(filled, row, facts, {}, Seen())

    def _hand_in(
        self,
        filled: Filled,
        row: FilledRow,
        facts: Facts,
        stands: Facts,
        seen: Seen,
        key: str | None = None,
        held: ReportedTransaction | None = None,
    ) -> None:
        desk = self.desk
        activity = desk.activities.get(facts["activity"])
        if activity is None:
            said = _("Choose the activity.")
            desk.notes.tell(filled, row.number, "activity", said)
            return
        if not facts["currency"]:
            facts["currency"] = activity.currency
        organisations = desk.choices.organisations
        given = GivenTransaction(
            activity.pk,
            type=facts["type"],
            day=date.fromisoformat(facts["day"]) if facts["day"] else None,
            amount=Decimal(facts["amount"]) if facts["amount"] else None,
            currency=facts["currency"],
            id=key,
            refund=bool(facts["refund"]),
            provider=organisations.get(facts["provider"]),
            receiver=organisations.get(facts["receiver"]),
            ref=facts["ref"],
            description=text_of(
                None if held is None else held.description, facts["description"], desk.lang
            ),
            corrects=int(facts["corrects"]) if facts["corrects"] else None,
            reason=facts["reason"],
            version=seen.version,
        )
        entry = Entry(filled, row.number, self.shown, facts, stands)
        self.given.append((given, entry))
        self._tell(entry, "changed" if stands else "new", facts, seen)

    def _tell(self, entry: Entry, what: str, named: Facts, seen: Seen) -> None:
        def name() -> str:
            words = (
                self.desk.say(each, named.get(each.key, ""))
                for each in self.fields
                if each.key in ("type", "day")
            )
            return ", ".join(filter(None, words))

        self.desk.change(entry, what, name, seen)


def _same(facts: Facts) -> tuple[str, ...]:
    return tuple(facts[name] for name in _SAME)
