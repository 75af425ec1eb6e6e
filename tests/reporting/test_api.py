# SPDX-License-Identifier: EUPL-1.2
"""Reports and figures for software."""

from __future__ import annotations

import pytest

from corridor.values.canonical import digest


def test_published_reports_are_listed(loaded, client):
    told = client.get("/api/reports").json()
    assert [(each["framework"], each["year"], each["editions"]) for each in told] == [
        ("BE", 2022, 1),
        ("NL08", 2011, 1),
        ("NL08", 2010, 1),
    ]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_report_is_whole_in_one_language(loaded, client, lang):
    told = client.get(f"/api/reports/NL08/2011?lang={lang}").json()
    assert told["language"] == lang
    assert told["figures"]["spending/total"]["frozen"]["value"] == "8707499"


def test_every_figure_that_is_listed_can_be_asked(loaded, client):
    keys = client.get("/api/figures/NL08/2010").json()
    assert {"spending/5", "spending/total", "envelope/total", "change/total"} <= set(keys)
    for key in keys:
        figure = client.get(f"/api/figures/NL08/2010/{key}").json()
        told_hash = figure.pop("hash")
        assert told_hash == digest(figure), key
        assert figure["key"] == key


@pytest.mark.parametrize(
    "path",
    [
        "reports/NL08/1999",
        "reports/XX/2011",
        "figures/XX/2011",
        "figures/NL08/0",
        "figures/NL08/99999999999999999999",
        "figures/NL08/2011/spending/77",
        "figures/NL08/2011/spending",
        "figures/NL08/2011/@0000:change/1",
        "figures/NL08/-5/spending/1",
    ],
)
def test_what_does_not_exist_is_said_so(loaded, client, path):
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_a_language_that_is_not_there_is_refused(loaded, client):
    answer = client.get("/api/reports/NL08/2011?lang=de")
    assert answer.status_code == 422
    assert "lang" in str(answer.json())
