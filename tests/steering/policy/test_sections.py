# SPDX-License-Identifier: EUPL-1.2
"""What rooms above say on the pages of a framework and of a node."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.foundation.pages.public import Section
from corridor.steering.policy import registry

pytestmark = pytest.mark.usefixtures("loaded")
FACTS = "pages/parts/facts.html"


def section(value: str) -> Section:
    return Section("From above", FACTS, {"items": [{"term": "Of", "value": value}]}, "from-above")


def of_framework(row, lang):
    return section(f"{row.code} in {lang}") if row.code == "NL08" else None


def of_node(row, lang):
    found = f"{row.framework.code}/{row.code} in {lang}"
    return section(found) if row.code == "6" else None


@pytest.mark.parametrize(
    ("kind", "provider", "shown", "bare", "said"),
    [
        ("framework_sections", of_framework, "NL08/", "BE/", "NL08 in fr"),
        ("node_sections", of_node, "NL08/nodes/6/", "NL08/nodes/5/", "NL08/6 in fr"),
    ],
)
def test_a_section_stands_where_a_room_has_something_to_say(
    monkeypatch, kind, provider, shown, bare, said
):
    monkeypatch.setattr(getattr(registry, kind), "_providers", [provider])
    html = Client().get(f"/fr/frameworks/{shown}").content.decode()
    assert said in html
    assert 'id="from-above"' in html
    assert 'id="from-above"' not in Client().get(f"/fr/frameworks/{bare}").content.decode()
