# SPDX-License-Identifier: EUPL-1.2
"""Organisations in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Hit, of_list, words

from .views import OrganisationList


def _organisation(row: Any) -> Hit:
    said, lang = row.name.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang, str(row.short or ""))


SEARCHES = (
    (
        "organisations",
        _("Organisations"),
        of_list(
            OrganisationList,
            "parties:organisations",
            _organisation,
            title="sort_name",
            fetch=("names",),
        ),
    ),
)
