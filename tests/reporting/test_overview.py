# SPDX-License-Identifier: EUPL-1.2
"""A framework's year on one page: every number is a figure that opens."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.steering.portfolio.paying import node, paid, saved
from tests.steering.portfolio.reporting import NOT_APPLICABLE, number, period, reported

PAGE = "/en/overview/NL08/2011/"


def cells(client, path: str = PAGE) -> dict[str, str]:
    """What each link to a figure says, by its key."""
    page = client.get(path).content.decode()
    found = re.findall(r'<a href="[^"]*/figures/([^"]+)/">(.*?)</a>', page)
    return {html.unescape(key): html.unescape(text) for key, text in found}


def test_envelope_spending_and_results_stand_beside_each_node(loaded, client):
    told = cells(client)
    assert told["envelope/total"] == "€9,000,000"
    assert told["envelope/return"] == "€4,000,000"
    assert told["spending/6"] == "€4,477,402"
    assert told["result/returnees.node.6"] == told["result/returnees"] == "1,511"
    assert told["result/families-returned.node.6"] == "57"
    assert not any(key.startswith("spending-") for key in told)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_every_number_opens_and_says_the_same_there(loaded, client, lang):
    told = cells(client, f"/{lang}/overview/NL08/2011/")
    assert len(told) > 12
    for key, said in told.items():
        answer = client.get(f"/{lang}/reports/NL08/2011/figures/{key}/")
        assert answer.status_code == 200, key
        value = re.search(r'reporting-value">.*?<dd><span[^>]*>(.*?)</span>',
                          answer.content.decode(), re.DOTALL)  # fmt: skip
        assert value is not None, key
        assert html.unescape(value[1]) == said, key


def test_spending_of_activities_gets_its_columns_where_there_is_some(loaded, client):
    saved("made", paid("1000"), nodes=[node("NL08/6")])
    told = cells(client)
    assert told["spending/6"] == "€4,477,402"
    assert told["spending-activities/6"] == "€1,000"
    assert told["spending-together/6"] == "€4,478,402"
    assert "may hold what activities spent already" in client.get(PAGE).content.decode()


def test_what_is_not_reported_or_cannot_be_added_up_is_no_nought(loaded, client):
    told = cells(client, "/en/overview/NL08/2010/")
    assert told["spending/5"] == "not stated"
    # Told of three years together.
    assert told["result/projects-funded.node.4"] == "cannot be added up"
    reported("made", period(2010, NOT_APPLICABLE), measured={"common": "returnees"},
             nodes=[node("NL08/2")])  # fmt: skip
    reported("made-none", period(2010, number(0)), measured={"common": "returnees"},
             nodes=[node("NL08/1")])  # fmt: skip
    told = cells(client, "/en/overview/NL08/2010/")
    assert told["result/returnees.node.2"] == "not applicable"
    assert told["result/returnees.node.1"] == "0"
    page = client.get("/en/reports/NL08/2010/figures/result/projects-funded.node.4/")
    assert "cannot be added up to a figure of this year" in page.content.decode()


def test_a_year_without_anything_says_so(loaded, client):
    page = client.get("/en/overview/BE/2024/").content.decode()
    assert "Neither money nor results are recorded" in page


def test_the_way_in_leads_to_the_last_year(loaded, client):
    assert client.get("/en/overview/")["Location"] == PAGE
    asked = client.get("/en/overview/?framework=NL08&year=2010")
    assert asked["Location"] == "/en/overview/NL08/2010/"
    assert client.get("/en/overview/?framework=BE&year=x").status_code == 302
    assert client.get("/en/overview/?framework=XX&year=9999")["Location"] == PAGE
    way = 'href="/en/overview/?framework=NL08"'
    assert way in client.get("/en/frameworks/NL08/").content.decode()
    assert way.replace("NL08", "GCM") not in client.get("/en/frameworks/GCM/").content.decode()


@pytest.mark.parametrize("path", ["XX/2011", "NL08/9999", "NL08/99999999999"])
def test_what_is_not_there_is_not_found(loaded, client, path):
    assert client.get(f"/en/overview/{path}/").status_code == 404


def test_the_page_takes_a_fixed_number_of_queries(loaded, client):
    def queries() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PAGE).status_code == 200
        return len(caught)

    def more(names: range) -> None:
        for name in names:
            of = node(f"NL08/{name % 6 + 1}")
            saved(f"paid-{name}", paid(str(name)), nodes=[of])
            reported(f"made-{name}", period(2011, number(name)), nodes=[of],
                     measured={"common": "returnees"})  # fmt: skip

    more(range(1, 3))
    few = queries()
    more(range(3, 15))
    assert queries() <= few
    # Of which two are asked because results changed a moment ago.
    assert few <= 22
