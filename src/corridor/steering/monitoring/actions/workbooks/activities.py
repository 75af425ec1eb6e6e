# SPDX-License-Identifier: EUPL-1.2
"""The sheet of activities: their accounts in this round, and what is said of them for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from corridor.engines.sheets import CellFault, Filled, FilledRow
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.portfolio.public import (
    Activity,
    ActivityStatement,
    Intake,
    StaleActivity,
    statement_of,
    write_activity,
)
from corridor.values.periods import Period
from corridor.values.texts import Text

from ...rules.workbooks import fingerprint, moment_of
from ...selectors.sheets import Sheet
from ...selectors.workbooks.choices import folded, offer_activity
from ...selectors.workbooks.layout import ACTIVITIES, fields_of
from ...selectors.workbooks.standing import (
    MOMENTS,
    Facts,
    account_facts,
    activity_facts,
)
from ...selectors.workbooks.words import of_cell
from ..given import GivenNarrative
from .desk import Desk, Entry, text_beside, text_of

_ACCOUNT = ("done", "short")


class ActivityRows:
    """Writes what changes of activities as it goes, in the transaction of the caller, and gathers
    their accounts. `name` and `digest` are the file's."""

    def __init__(self, desk: Desk, name: str, digest: str) -> None:
        self.desk, self.name, self.digest = desk, name, digest
        self.accounts: list[tuple[GivenNarrative, Entry]] = []
        self.fields = fields_of(ACTIVITIES)
        self.of_account = tuple(each for each in self.fields if each.key in _ACCOUNT)
        self.of_activity = tuple(each for each in self.fields if each.key not in _ACCOUNT)
        self._intake: Intake | None = None

    def read(self, filled: Filled) -> None:
        known = {sheet.activity.public_id: sheet for sheet in self.desk.sheets}
        first: dict[str, int] = {}
        for row in filled.rows:
            key = self.desk.key(filled, row, "activity")
            facts = self.desk.facts(filled, row, self.fields)
            if key is None:
                continue
            if key == "":
                if facts is not None:
                    self._new(filled, row, facts)
            elif key not in known:
                said = _("This round does not ask about that activity.")
                self.desk.notes.tell(filled, row.number, "activity", said, value=key)
            elif key in first:
                self.desk.twice(filled, row, "activity", first[key])
            else:
                first[key] = row.number
                if facts is not None:
                    self._held(filled, row, facts, known[key])

    def _held(self, filled: Filled, row: FilledRow, facts: Facts, sheet: Sheet) -> None:
        desk, activity = self.desk, sheet.activity
        account, own = _split(facts)
        stands = activity_facts(activity, desk.lang)
        seen = desk.seen(row, "seen_activity")
        if own != stands and fingerprint(own) != seen.fingerprint:
            entry = Entry(filled, row.number, self.of_activity, own, stands, seen="seen_activity")
            if not desk.may_change:
                self._forbid(entry)
            elif seen.version != activity.version:
                desk.stale(entry, activity.version)
            else:
                self._change(entry, activity, seen.version)
        self._account(filled, row, account, sheet.activity, sheet)

    def _account(
        self, filled: Filled, row: FilledRow, typed: Facts, activity: Activity, sheet: Sheet | None
    ) -> None:
        desk = self.desk
        held = None if sheet is None else sheet.narrative
        stands = account_facts(held, desk.lang)
        seen = desk.seen(row)
        if typed == stands or fingerprint(typed) == seen.fingerprint:
            return
        given = GivenNarrative(
            activity.pk,
            done=text_of(None if held is None else held.done, typed["done"], desk.lang),
            short=text_of(None if held is None else held.short, typed["short"], desk.lang),
            version=seen.version,
        )
        entry = Entry(filled, row.number, self.of_account, typed, stands)
        self.accounts.append((given, entry))
        desk.change(entry, "changed", lambda: activity.title.choose(desk.lang)[0], seen)

    def _tell_change(self, entry: Entry, what: str, activity: Activity) -> None:
        title = activity.title.choose(self.desk.lang)[0]
        self.desk.change(entry, what, lambda: title, 0 if what == "new" else activity.version)

    def _forbid(self, entry: Entry) -> None:
        said = _("You may not change what is said of the activity here.")
        for each in entry.fields:
            if entry.typed.get(each.key, "") != entry.stands.get(each.key, ""):
                self.desk.notes.tell(entry.filled, entry.row, each.key, said)

    def _change(self, entry: Entry, activity: Activity, version: int) -> None:
        values = self._values(entry, activity)
        if values is None:
            return
        statement = replace(statement_of(activity), **values, place=_place(entry))
        if self._write(entry, statement, activity, version) is not None:
            self._tell_change(entry, "changed", activity)

    def _new(self, filled: Filled, row: FilledRow, facts: Facts) -> None:
        desk = self.desk
        account, own = _split(facts)
        entry = Entry(filled, row.number, self.of_activity, own, {})
        if not desk.may_change:
            said = _("You may not describe new activities here. Write in the row of one there is.")
            desk.notes.tell(filled, row.number, "activity", said)
            return
        if folded(own["title"]) in desk.choices["activity"].typed:
            said = _("There is an activity of this title already: write in its row.")
            desk.notes.tell(filled, row.number, "title", said, value=own["title"])
            return
        values = self._values(entry, None)
        if values is None:
            return
        statement = ActivityStatement(
            level="project",
            language=desk.lang,
            partner=desk.round.holder.code,
            public=False,
            place=_place(entry),
            **values,
        )
        made = self._write(entry, statement, None, None)
        if made is not None:
            desk.activities[made.public_id] = made
            desk.made[made.public_id] = f"row {row.number}"
            offer_activity(desk.choices["activity"], made, desk.lang)
            desk.choices["activity"].labels[made.public_id] = own["title"]
            self._tell_change(entry, "new", made)
            self._account(filled, row, account, made, None)

    def _values(self, entry: Entry, held: Activity | None) -> dict[str, Any] | None:
        """The columns of the statement that the sheet has; null, and told, where one is wrong."""
        desk, typed, sound = self.desk, entry.typed, True
        moments: dict[str, Period | None] = {}
        for name in MOMENTS:
            if held is not None and typed[name] == entry.stands[name]:
                continue
            try:
                moments[name] = moment_of(typed[name]) if typed[name] else None
            except ValueError:
                said = of_cell(CellFault("moment_unread"))
                desk.notes.tell(entry.filled, entry.row, name, said, value=typed[name])
                sound = False
        title = text_beside(held.title if held else None, typed["title"], desk.lang)
        if not typed["title"] or title is None:
            desk.notes.tell(entry.filled, entry.row, "title", _("Give the activity a title."))
            sound = False
        if not sound:
            return None
        return {
            "title": title or Text({desk.lang: "-"}),
            "status": typed["status"] or None,
            "description": text_beside(
                held.description if held else None, typed["description"], desk.lang
            ),
            **moments,
        }

    def _write(
        self,
        entry: Entry,
        statement: ActivityStatement,
        activity: Activity | None,
        version: int | None,
    ) -> Activity | None:
        desk = self.desk
        try:
            row, outcome = write_activity(
                by=desk.by,
                statement=statement,
                activity=activity,
                intake=self._taken_in(),
                parts=(),
                version=version,
            )
        except Refused as refusal:
            name = refusal.at.partition(".")[0]
            column = name if name in {each.key for each in entry.fields} else "title"
            desk.notes.tell(entry.filled, entry.row, column, str(refusal))
            return None
        except StaleActivity as stale:
            desk.stale(entry, stale.current.version)
            return None
        return None if outcome is Outcome.UNCHANGED else row

    def _taken_in(self) -> Intake:
        if self._intake is None:
            self._intake = Intake.objects.create(
                kind=Intake.Kind.WORKBOOK,
                name=self.name,
                digest=self.digest,
                by_key=self.desk.by.pk,
                organisation=self.desk.round.holder,
            )
        return self._intake


def _split(facts: Facts) -> tuple[Facts, Facts]:
    """What is of the account, and what is of the activity."""
    account = {key: facts[key] for key in _ACCOUNT}
    return account, {key: said for key, said in facts.items() if key not in _ACCOUNT}


def _place(entry: Entry) -> str:
    return f"{entry.filled.title[:40]}!{entry.row}"
