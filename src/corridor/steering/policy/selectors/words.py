# SPDX-License-Identifier: EUPL-1.2
"""Sentences in every language of the interface at once, for answers that travel."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation

from corridor.values.texts import INTERFACE_LANGUAGES, Text


def in_words(say: Callable[[], str]) -> Text:
    """What `say` returns in each language of the interface; it must translate as it is called."""
    said = {}
    for language in INTERFACE_LANGUAGES:
        with translation.override(language):
            said[language] = say()
    return Text(said)
