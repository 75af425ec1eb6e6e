# SPDX-License-Identifier: EUPL-1.2
"""Taking in activities of a data pack, which refer to each other in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import changing
from corridor.foundation.jobs.public import Outcome, Refused

from ..models import Activity, Relation
from ..rules.statements import ActivityStatement
from .activities import write_activity
from .finding import find_activity


def load_activity(*, statement: ActivityStatement) -> Outcome:
    """Make or change the activity; a record that was loaded before changes nothing.

    Raises `Refused` also where the record says something new of an activity that was changed in
    Corridor since it was loaded: what people wrote is not overruled.
    """
    print_ = fingerprint(statement)
    with changing(by=None):
        row = find_activity(code=statement.code, iati_identifier=statement.iati_identifier)
        if row is not None:
            row = Activity.objects.select_for_update(of=("self",)).get(pk=row.pk)
            if row.loaded == print_:
                return Outcome.UNCHANGED
            if row.loaded and row.version != row.loaded_version:
                raise Refused(
                    _("This activity was changed in Corridor since it was loaded; change it there.")
                )
        bare = row is not None and not row.loaded and row.intake_id is None
        row, outcome = write_activity(by=None, statement=statement, activity=row)
        row.loaded, row.loaded_version = print_, row.version
        row.save(update_fields=["loaded", "loaded_version"])
    return Outcome.CREATED if bare else outcome


@contextmanager
def activities_together(statements: Sequence[ActivityStatement]) -> Iterator[None]:
    """Within it each of these activities is there to be referred to.

    Those that are new stand as drafts with a title until their own record is written, and are taken
    away in the end when it was refused and no other refers to them.
    """
    codes = [each.code for each in statements]
    held = set(Activity.objects.filter(code__in=codes).values_list("code", flat=True))
    with changing(by=None):
        made = [
            Activity.objects.create(
                code=each.code,
                level=each.level,
                title=each.title,
                sources=list(each.sources),
                public=False,
            ).pk
            for each in statements
            if each.code not in held
        ]
    yield
    for row in Activity.objects.filter(pk__in=made, loaded=""):
        if Relation.objects.filter(to=row).exists():
            continue
        try:
            with transaction.atomic():
                row.delete()
        except (ProtectedError, RestrictedError):
            continue


def fingerprint(statement: ActivityStatement) -> str:
    """The same for the same statement, whenever and wherever it is asked."""
    stated = json.dumps(asdict(statement), sort_keys=True, default=_plain, ensure_ascii=True)
    return hashlib.sha256(stated.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)
