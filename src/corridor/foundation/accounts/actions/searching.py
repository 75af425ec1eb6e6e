# SPDX-License-Identifier: EUPL-1.2
"""Keeping questions to lists under a name, each for whoever keeps it alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import changing
from corridor.foundation.pages.public import NoList, Standing, standing

from ..models import SavedSearch, User

# More than anybody finds anything in.
MOST = 100
# A count that is younger is shown as it is.
YOUNG = timedelta(minutes=10)


def save_search(*, user: User, name: str, address: str) -> SavedSearch:
    """Keep the question of a list's address; from now on what comes in is new.

    Raises `ValidationError` at `name` for one that is empty or taken, or beyond the hundredth;
    `NoList` where the address leads to no list that they may see.
    """
    found = standing(address, user)
    now = timezone.now()
    with changing(by=user):
        _hold(user)
        if user.saved_searches.count() >= MOST:
            raise ValidationError(
                {
                    "name": _(
                        "You keep %(most)s searches already, which is the most; remove one first."
                    )
                    % {"most": MOST}
                }
            )
        return SavedSearch.objects.create(
            user=user,
            name=_free(user, name),
            path=found.path,
            question=found.question,
            mark=found.mark,
            looked=now,
            counted=now,
        )


def rename_search(*, user: User, search: SavedSearch, name: str) -> SavedSearch:
    """Raises `ValidationError` at `name` as `save_search` does."""
    with changing(by=user):
        _hold(user)
        search.name = _free(user, name, search)
        search.save(update_fields=["name"])
    return search


def remove_search(*, user: User, search: SavedSearch) -> None:
    with changing(by=user):
        search.delete()


def look_at(*, user: User, search: SavedSearch) -> Standing:
    """Somebody opens the list: what is there now is not new any more. Raises `NoList`."""
    found = standing(f"/en/{search.path}?{search.question}", user)
    now = timezone.now()
    SavedSearch.objects.filter(pk=search.pk).update(
        mark=found.mark, looked=now, fresh=0, counted=now
    )
    return found


def count_anew(*, user: User, searches: Iterable[SavedSearch], most: int | None = None) -> None:
    """Count what is new where that was not done in the last minutes, the longest ago first; of at
    most so many, as each costs some queries."""
    now = timezone.now()
    old = sorted((one for one in searches if now - one.counted > YOUNG), key=lambda s: s.counted)
    for search in old[:most]:
        try:
            found = standing(f"/en/{search.path}?{search.question}", user, since=search.mark)
        except NoList:
            continue  # opening it says so
        search.fresh, search.counted = found.fresh, now
        SavedSearch.objects.filter(pk=search.pk).update(fresh=found.fresh, counted=now)


def _hold(user: User) -> None:
    """Two at once would not see each other's names."""
    User.objects.select_for_update().only("pk").get(pk=user.pk)


def _free(user: User, name: str, search: SavedSearch | None = None) -> str:
    clean = " ".join(name.replace("\0", "").split())[:120]
    if not clean:
        raise ValidationError({"name": _("Give it a name by which you will know it.")})
    same = user.saved_searches.filter(name=clean)
    if search is not None:
        same = same.exclude(pk=search.pk)
    if same.exists():
        raise ValidationError({"name": _("You keep another search under this name.")})
    return clean
