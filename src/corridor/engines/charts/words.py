# SPDX-License-Identifier: EUPL-1.2
"""The few words that a chart itself needs, per language of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from corridor.engines.charts.errors import ChartError


@dataclass(frozen=True, slots=True)
class Words:
    not_stated: str
    limit_not_stated: str
    of_limit: str  # {amount} and {limit} are put in
    share: str
    of_limit_share: str  # {amount}, {limit} and {share} are put in


WORDS = {
    "en": Words(
        not_stated="not stated",
        limit_not_stated="{amount}, limit not stated",
        of_limit="{amount} of {limit}",
        share="Share",
        of_limit_share="{amount} of {limit} ({share})",
    ),
    "nl": Words(
        not_stated="niet vermeld",
        limit_not_stated="{amount}, grens niet vermeld",
        of_limit="{amount} van {limit}",
        share="Aandeel",
        of_limit_share="{amount} van {limit} ({share})",
    ),
    "fr": Words(
        not_stated="non indiqué",
        limit_not_stated="{amount}, plafond non indiqué",
        of_limit="{amount} sur {limit}",
        share="Part",
        of_limit_share="{amount} sur {limit} ({share})",
    ),
}


def locale_of(name: str) -> Locale:
    """The CLDR locale for `nl`, `nl-BE` or `nl_BE`. Raises ChartError where it has no words."""
    try:
        locale = Locale.parse(name, sep="-" if "-" in name else "_")
    except (UnknownLocaleError, ValueError, TypeError):
        locale = None
    if locale is None or locale.language not in WORDS:
        raise ChartError(
            f"locale {name!r} is not supported; charts speak {', '.join(sorted(WORDS))}"
        )
    return locale


def words_of(name: str) -> Words:
    """The words of a chart in this locale's language."""
    return WORDS[locale_of(name).language]
