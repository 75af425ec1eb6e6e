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
    found = re.findall(r'<a href="[^"]*/reports/[^"]+/figures/([^"]+)/">(.*?)</a>', page)
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
    from corridor.reporting.public import latest_report

    report = latest_report()
    last = f"/en/overview/{report.framework.code}/{report.year}/"
    assert client.get("/en/overview/")["Location"] == last
    assert client.get("/en/overview/?framework=NL08")["Location"] == PAGE
    asked = client.get("/en/overview/?framework=NL08&year=2010")
    assert asked["Location"] == "/en/overview/NL08/2010/"
    assert client.get("/en/overview/?framework=BE&year=x").status_code == 302
    assert client.get("/en/overview/?framework=XX&year=9999")["Location"] == last
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

    assert queries() <= 20
    more(range(1, 3))
    few = queries()
    more(range(3, 15))
    assert queries() <= few
    # Of which two are asked because results changed a moment ago.
    assert few <= 22


# At a glance


def links(client, path: str, anchor: str) -> list[str]:
    page = client.get(path).content.decode()
    start = page.index(f'id="{anchor}"')
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', page[start:])]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_every_mark_in_a_chart_leads_on(loaded, client, lang):
    path = f"/{lang}/overview/NL08/2011/"
    page = client.get(path).content.decode()
    drawings = re.findall(r'<div class="corridor-chart__wide">(.*?)</div>', page, re.DOTALL)
    assert len(drawings) >= 4
    for drawing in drawings:
        assert re.findall(r'href="/[a-z]{2}/(?:reports|activities)/', drawing)
    found = {each for drawing in drawings for each in re.findall(r'href="([^"]+)"', drawing)}
    for each in found:
        assert client.get(html.unescape(each)).status_code == 200, each
    assert page.count("<details") >= len(drawings)  # each with its table


def test_the_list_behind_a_bar_holds_as_many_activities(loaded, client):
    page = client.get(PAGE).content.decode()
    part = page[page.index('id="activities"') :]
    rows = re.findall(
        r'<a href="(/en/activities/\?(?:country|implementing|gender)=[^"]+)">(\d+)</a>', part
    )
    assert len(rows) > 8
    for address, count in rows:
        listed = client.get(html.unescape(address)).content.decode()
        assert re.search(rf">{count} activit(?:y|ies)<", listed), (address, count)


def test_promises_are_counted_as_their_figures_are(loaded, client):
    from corridor.reporting.public import live_figure

    told = cells(client)
    page = client.get(PAGE).content.decode()
    for kind in ("kept", "open", "late", "changed", "silent"):
        assert f"/figures/promises/{kind}/" in page
        figure = live_figure("NL08", 2011, f"promises/{kind}")
        assert told.get(f"promises/{kind}") in (None, str(figure.value))


def test_what_was_set_aside_and_not_spent_is_told_with_its_cause(loaded, client):
    page = client.get("/en/overview/NL08/2010/").content.decode()
    assert 'id="short"' in page
    part = page[page.index('id="short"') : page.index('id="promises"')]
    assert "/en/documents/" in part  # the cause with its lines


def test_the_years_before_and_after_are_a_step_away(loaded, client):
    page = client.get(PAGE).content.decode()
    assert 'href="/en/overview/NL08/2010/" rel="prev"' in page
    assert 'rel="prev"' in client.get("/en/overview/NL08/2012/").content.decode()


def test_late_rounds_are_for_those_who_see_rounds(loaded, account, client):
    from django.test import Client

    from tests.support.reporting import open_round

    round = open_round(2011)
    assert round.due.year == 2012
    says = "What is late in reporting"
    assert says not in client.get(PAGE).content.decode()
    for role, seen in (("officer", True), ("editor", True), ("partner", True)):
        signed = Client()
        signed.force_login(account(role), "corridor.foundation.accounts.backends.RoleBackend")
        page = signed.get(PAGE).content.decode()
        assert (says in page) is seen, role
        assert (round.get_absolute_url().split("/", 2)[2] in page) is seen, role
    other = Client()
    other.force_login(
        account("partner", email="other@example.org", at="unhcr"),
        "corridor.foundation.accounts.backends.RoleBackend",
    )
    assert says not in other.get(PAGE).content.decode()


def test_drafts_of_activities_are_in_no_chart(loaded, client):
    from corridor.steering.portfolio.models import ActivityEntry

    assert 'id="activities"' in client.get(PAGE).content.decode()
    ActivityEntry.objects.update(public=False)
    assert 'id="activities"' not in client.get(PAGE).content.decode()
