# SPDX-License-Identifier: EUPL-1.2
"""Finding what an action refers to, or saying where it went wrong; what the verbs here share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Model, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.foundation.reference.public import (
    Country,
    Document,
    UnknownCountry,
    UnknownDocument,
    codes,
    country,
    document,
)
from corridor.steering.policy.public import Framework, Node, node
from corridor.steering.portfolio.public import Activity, visible_to
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import THEMES, Evaluation, Lesson

# Codes that an address of the room itself would hide.
TAKEN = frozenset({"new", "propose"})


class Stale(Exception):
    """Somebody else changed it since its form was opened; `current` is how it is now."""

    def __init__(self, current: Evaluation | Lesson) -> None:
        super().__init__(f"{current.code} is at version {current.version}")
        self.current = current


def need_reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Say why you write this."), "reason")
    return reason.strip()


def need_sources(sources: Sequence[str]) -> list[str]:
    if not sources:
        raise Refused(_("State at least one source, as in NL11:79-93."), "sources")
    return list(sources)


def find_organisation(code: str | None, at: str) -> Organisation | None:
    """By its code in the data pack or its public identifier; of one merged away the one that
    stayed."""
    if not code:
        return None
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist:
        found = Organisation.objects.filter(public_id=code).first()
        if found is None:
            raise Refused(_("There is no organisation “%(code)s”.") % {"code": code}, at) from None
        return found.merged_into or found


def find_document(code: str | None, at: str) -> Document | None:
    if not code:
        return None
    try:
        return document(code)
    except UnknownDocument:
        raise Refused(_("There is no document “%(code)s”.") % {"code": code}, at) from None


def find_activities(names: Iterable[str], at: str, by: Actor | None) -> list[Activity]:
    """By code, identifier in an address or IATI identifier, of those that `by` may see."""
    known = Activity.objects.all() if by is None else visible_to(by)
    found = []
    for place, name in enumerate(names):
        row = known.filter(Q(code=name) | Q(public_id=name) | Q(iati_identifier=name)).first()
        if row is None:
            raise Refused(_("There is no activity “%(code)s”.") % {"code": name}, f"{at}.{place}")
        found.append(row)
    return found


def find_nodes(paths: Iterable[str], at: str = "nodes") -> list[Node]:
    """By framework and code, as in "NL08/5"."""
    found = []
    for place, path in enumerate(paths):
        framework, _slash, code = path.partition("/")
        try:
            found.append(node(framework, code))
        except (Framework.DoesNotExist, Node.DoesNotExist):
            raise Refused(
                _("There is no node “%(code)s”; write framework and node, as in NL08/5.")
                % {"code": path},
                f"{at}.{place}",
            ) from None
    return found


def find_countries(given: Iterable[str], at: str = "countries") -> list[Country]:
    found = []
    for place, iso2 in enumerate(given):
        try:
            found.append(country(iso2))
        except UnknownCountry as error:
            raise Refused(str(error), f"{at}.{place}") from error
    return found


def check_themes(themes: Sequence[str]) -> None:
    known = set(codes(THEMES).values_list("code", flat=True))
    for place, theme in enumerate(themes):
        if theme not in known:
            raise Refused(_("There is no theme “%(code)s”.") % {"code": theme}, f"themes.{place}")


def tie(rows: Any, column: str, wanted: Iterable[Any], **fixed: Any) -> None:
    """Have the relation `rows` name these values in `column` and no others."""
    held = set(rows.filter(**fixed).values_list(column, flat=True))
    new = list(dict.fromkeys(wanted))
    rows.filter(**fixed, **{f"{column}__in": held - set(new)}).delete()
    for value in new:
        if value not in held:
            rows.create(**fixed, **{column: value})


def keys(rows: Iterable[Model]) -> list[Any]:
    return [row.pk for row in rows]


def days(period: Period | None) -> Any:
    return None if period is None else as_range(period)


def free_code(model: type[Evaluation] | type[Lesson], code: str, title: Text) -> str:
    """The code asked for, which must be free; without one, one made from the title."""
    taken = set(model.objects.values_list("code", flat=True)) | TAKEN
    if code and code in taken:
        raise Refused(_("“%(code)s” is taken already.") % {"code": code}, "code")
    stem = slugify(title.choose("en")[0])[:60].strip("-") or "untitled"
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return code or made


def fingerprint(*given: Any) -> str:
    """Of what a pack states, to tell a record that was loaded before."""
    stated = [asdict(each) for each in given]
    written = json.dumps(stated, sort_keys=True, default=_plain)
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)
