# SPDX-License-Identifier: EUPL-1.2
"""A small framework of its own for tests that write, beside the whole pack of `loaded`."""

from __future__ import annotations

from typing import Any

from corridor.steering.policy.actions import EditionSpec, NodeSpec, save_framework
from corridor.values.periods import Validity, parse_validity
from corridor.values.texts import Text


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def node(code: str, *children: NodeSpec, title: str = "", kind: str = "objective") -> NodeSpec:
    return NodeSpec(code, kind, text(title or f"Node {code}"), children=children)


def held(start: str, end: str) -> Validity:
    return parse_validity({"from": start, "until": end})


def edition(code: str, start: str, end: str, *nodes: NodeSpec) -> EditionSpec:
    return EditionSpec(code, text(f"Edition {code}"), held(start, end), ("NL08:1",), nodes=nodes)


def save(*editions: EditionSpec, code: str = "TEST", **more: Any) -> Any:
    return save_framework(
        by=None,
        code=code,
        names=text("A framework to test with"),
        kind="national",
        owner=None,
        editions=editions,
        **more,
    )
