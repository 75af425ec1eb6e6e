# SPDX-License-Identifier: EUPL-1.2
"""Verdicts in the words of the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..rules import Reason, Why


def reason_words(reason: Reason) -> str:
    """One sentence for a ground; its stated `text`, validity and sources stand beside it."""
    if reason.why is Why.NAMES_LOST:
        return _names_lost(reason)
    return {
        Why.LIST_NOT_IN_FORCE: _("The list did not hold on that day."),
        Why.LIST_PERHAPS_IN_FORCE: _("It is not known whether the list held on that day."),
        Why.NAMED: _("The list names the country for that day."),
        Why.NAMED_PERHAPS: _(
            "The list names the country, but it is not known whether for that day."
        ),
        Why.NAMED_FOR_OTHER_DAYS: _("The list names the country for other days only."),
        Why.NOT_NAMED: _("All members of the list are known; the country is not one of them."),
    }[reason.why]


def _names_lost(reason: Reason) -> str:
    if not reason.lost:
        return _("Not all names of the list are in the sources; the country may be one of them.")
    return ngettext(
        "%(lost)d name of the list is not in the sources; the country may be that one.",
        "%(lost)d names of the list are not in the sources; the country may be one of them.",
        reason.lost,
    ) % {"lost": reason.lost}


def size_words(size: int | None, named: int, complete: bool) -> str:
    """How many members a list has, and how many of the names are known."""
    if complete:
        return ngettext("%(count)d country", "%(count)d countries", named) % {"count": named}
    if size is None:
        if not named:
            return _("number unknown; no names in the source")
        return ngettext(
            "number unknown; %(named)d name in the source",
            "number unknown; %(named)d names in the source",
            named,
        ) % {"named": named}
    lost = size - named
    if not named:
        return ngettext(
            "%(size)d country; its name is not in the source",
            "%(size)d countries; none of the names is in the source",
            size,
        ) % {"size": size}
    return ngettext(
        "%(size)d countries; %(lost)d of the names is not in the source",
        "%(size)d countries; %(lost)d of the names are not in the source",
        lost,
    ) % {"size": size, "lost": lost}
