# SPDX-License-Identifier: EUPL-1.2
"""Finding what a statement refers to, or saying where it went wrong."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country, Currency, Document, RateBook, Region
from corridor.steering.policy.public import Node

from ..models import Activity, CommonIndicator
from ..selectors.vocabulary import vocabulary

# Beyond this there are too many names to look for one that is alike.
MOST_NAMES = 5_000


class Known:
    """Rows by what statements call them, each asked of the database once.

    Every method raises `Refused` at the field `at` for what does not exist, and answers null for
    null. One `Known` serves a whole load; `forget` what may have changed.
    """

    def __init__(self, known: Known | None = None) -> None:
        """What another knows already, but for activities, need not be asked again."""
        self._held: dict[tuple[str, str], Any] = {}
        self.rates = RateBook()
        if known is not None:
            # As one step: another thread may be learning more at this moment.
            held = known._held.copy()
            self._held |= {key: row for key, row in held.items() if key[0] != "activity"}
            self.rates = known.rates

    def organisation(self, code: str | None, at: str) -> Organisation | None:
        """By its code; of one merged away the one that stayed."""
        if code is None:
            return None
        found = self._one("organisation", code, _organisations)
        if found is None:
            raise Refused(
                _("There is no organisation “%(code)s”.") % {"code": code}
                + near(code, Organisation.objects.values_list("code", flat=True)),
                at,
            )
        return found  # type: ignore[no-any-return]

    def country(self, iso2: str | None, at: str) -> Country | None:
        found = self._one("country", iso2, Country.objects.all, "iso2")
        if iso2 is not None and found is None:
            raise Refused(_("There is no country “%(code)s”.") % {"code": iso2}, at)
        return found  # type: ignore[no-any-return]

    def region(self, code: str | None, at: str) -> Region | None:
        found = self._one("region", code, Region.objects.all)
        if code is not None and found is None:
            raise Refused(_("There is no region “%(code)s”.") % {"code": code}, at)
        return found  # type: ignore[no-any-return]

    def document(self, code: str | None, at: str) -> Document | None:
        found = self._one("document", code, Document.objects.all)
        if code is not None and found is None:
            raise Refused(_("There is no document “%(code)s”.") % {"code": code}, at)
        return found  # type: ignore[no-any-return]

    def node(self, path: str, at: str) -> Node:
        """By framework and code, as in "NL08/5"."""
        key = ("node", path)
        if key not in self._held:
            framework, _slash, code = path.partition("/")
            self._held[key] = (
                Node.objects.filter(framework__code=framework, code=code)
                .select_related("framework")
                .first()
            )
        found = self._held[key]
        if found is None:
            raise Refused(_("There is no node “%(code)s”.") % {"code": path}, at)
        return found  # type: ignore[no-any-return]

    def common_indicator(self, code: str | None, at: str) -> CommonIndicator | None:
        found = self._one("common", code, CommonIndicator.objects.all)
        if code is not None and found is None:
            raise Refused(_("There is no common indicator “%(code)s”.") % {"code": code}, at)
        return found  # type: ignore[no-any-return]

    def currency(self, code: str, at: str) -> str:
        if self._one("currency", code, Currency.objects.all) is None:
            raise Refused(
                _("There is no currency “%(code)s”; write its ISO 4217 code.") % {"code": code}, at
            )
        return code

    def activity(self, name: str | None, at: str) -> Activity | None:
        """By its code or IATI identifier."""
        if name is None:
            return None
        key = ("activity", name)
        if self._held.get(key) is None:
            self._held[key] = find_activity(code=name, iati_identifier=name)
        found: Activity | None = self._held[key]
        if found is None:
            raise Refused(
                _("There is no activity “%(code)s”.") % {"code": name} + near(name, _codes()),
                at,
            )
        return found

    def parent(self, name: str, at: str) -> Activity:
        """The activity of this name, as it is once others who change the tree are done."""
        hold_tree()
        self.forget(name)
        found = self.activity(name, at)
        assert found is not None
        return found

    def named(self, name: str) -> Activity | None:
        """The activity with this code or IATI identifier if there is one, asked each time."""
        return find_activity(code=name, iati_identifier=name)

    def vocabulary(self) -> dict[str, frozenset[str]]:
        """The categories of each dimension that figures are broken down by."""
        if ("vocabulary", "") not in self._held:
            self._held["vocabulary", ""] = vocabulary()
        return self._held["vocabulary", ""]  # type: ignore[no-any-return]

    def forget(self, name: str | None) -> None:
        """Ask the database again for this activity."""
        self._held.pop(("activity", name or ""), None)

    def _one(
        self,
        kind: str,
        code: str | None,
        rows: Callable[[], models.QuerySet[Any]],
        field: str = "code",
    ) -> Any:
        if code is None:
            return None
        key = (kind, code)
        if key not in self._held:
            found = rows().filter(**{field: code}).first()
            self._held[key] = getattr(found, "merged_into", None) or found
        return self._held[key]


def hold_tree() -> None:
    """Let others who change the tree wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('corridor.portfolio.tree'))")


def _organisations() -> models.QuerySet[Organisation]:
    return Organisation.objects.select_related("merged_into")


def find_activity(*, code: str | None, iati_identifier: str | None) -> Activity | None:
    """The activity that bears one of these names; by its code where two do.

    One that has neither is named by its public identifier in the place of a code.
    """
    named = Q(pk__in=())
    if code is not None:
        named |= Q(code=code) | Q(code=None, iati_identifier=None, public_id=code)
    if iati_identifier is not None:
        named |= Q(iati_identifier=iati_identifier)
    found = list(Activity.objects.filter(named)[:2])
    by_code = [each for each in found if each.code == code]
    return next(iter([*by_code, *found]), None)


def _codes() -> Iterable[str]:
    codes = Activity.objects.exclude(code=None).values_list("code", flat=True)
    return (code for code in codes[:MOST_NAMES] if code)


def near(code: str | None, known: Iterable[str]) -> str:
    """A hint at a name that is alike, or nothing."""
    close = difflib.get_close_matches(code or "", list(known)[:MOST_NAMES], 1)
    return " " + _("Did you mean “%(code)s”?") % {"code": close[0]} if close else ""
