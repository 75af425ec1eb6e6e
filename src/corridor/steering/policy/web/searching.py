# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their nodes and promises in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Found, Hit, closeness, fold, of_list, words

from ..models import Framework
from ..public import named_nodes
from .frameworks import Frameworks
from .promise_words import STATE_NAMES
from .promises import Promises
from .shown import framework_url, node_url


def _framework(row: Framework) -> Hit:
    said, lang = row.names.choose(words.language())
    return Hit(said, framework_url(row.code), lang, row.code)


def _promise(row: Any) -> Hit:
    said, lang = row.title.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang, str(STATE_NAMES.get(row.state, "")))


def nodes(text: str, lang: str, limit: int) -> Found:
    """By title in any language, or by code. There are some hundreds, read at once: one query."""
    asked = fold(text).split()
    found = []
    for node in named_nodes().values():
        said = fold(" ".join([*node.title.values(), node.path]))
        if all(word in said for word in asked):
            title, spoken = node.title.choose(lang)
            found.append(Hit(title, node_url(node.framework, node.code), spoken, node.path))
    found.sort(key=lambda hit: -closeness(text, hit.title))
    return Found(tuple(found[:limit]), len(found))


SEARCHES = (
    (
        "frameworks",
        _("Frameworks"),
        of_list(Frameworks, "policy:frameworks", _framework, title="names"),
    ),
    ("nodes", _("Priorities and objectives"), nodes),
    (
        "promises",
        _("Promises to parliament"),
        of_list(Promises, "policy:promises", _promise, title="title"),
    ),
)
