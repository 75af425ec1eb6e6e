# SPDX-License-Identifier: EUPL-1.2
"""Figures of results: a colleague opens the report, clicks a number and stands at its source."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from corridor.foundation.parties.public import organisation_by_code
from corridor.reporting.public import NoSuchFigure, as_pdf, find_report, live_figure, read_latest
from corridor.reporting.rules.formats import shown
from corridor.reporting.rules.keys import FigureKey
from corridor.steering.portfolio.models import Participation
from corridor.values.periods import Period
from tests.steering.portfolio.paying import country, node
from tests.steering.portfolio.reporting import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    number,
    period,
    reported,
)

# In the report on this year: the key, its value in English, and a line that prints it.
NAMED = [
    (2010, "result/returnees", "1,160", "NL10:190"),
    (2010, "@2009:result/returnees", "1,018", "NL10:190"),
    (2010, "@2009:result/comparison-visitors", "32,680", "NL10:183"),
    (2010, "result/comparison-visitors", "31,127", "NL10:183"),
    (2010, "@2009:target/nl-geld-naar-huis.use.visitors", "at least 300,000", "NL10:183"),
    (2010, "indicator/nl-seva-2008.training.people", "123", "NL10:180"),
    (2010, "indicator/nl-seva-2008.training.organisations", "89", "NL10:180"),
    (2010, "indicator/nl-seva-2008.projects.projects", "42", "NL10:180"),
    (2010, "indicator/nl-seva-2008.projects.africa", "50%", "NL10:180"),
    (2010, "indicator/nl-blue-birds.placed.workers", "not reported", "NL11:322-325"),
    (2011, "result/returnees", "1,511", "NL11:540"),
    (2011, "result/families-returned", "57", "NL11:580-581"),
    (2011, "indicator/nl-avr-fc.return.families-preparing", "at least 30", "NL11:581-582"),
    (2011, "indicator/nl-trqn-2.placed.people", "319", "NL11:347-352"),
    (2011, "result/virtual-placements", "7", "NL11:351-352"),
]


def spelled(value: str, lang: str) -> str:
    """An English count as the language writes it."""
    dot, space = ("." if lang == "nl" else ","), "\u202f"
    return value.replace(",", space if lang == "fr" else dot)


@pytest.mark.parametrize(("year", "key", "value", "source"), NAMED)
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_each_result_of_a_report_opens_at_its_line(loaded, client, year, key, value, source, lang):
    path = f"/{lang}/reports/NL08/{year}/figures/{key}/"
    report = client.get(f"/{lang}/reports/NL08/{year}/").content.decode()
    links = {
        html.unescape(href): html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
        for href, text in re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', report, re.DOTALL)
    }
    if re.fullmatch(r"[\d,]+", value):
        assert links[path] == spelled(value, lang)
    elif lang == "en":
        assert links[path] == value
    page = client.get(path)
    assert page.status_code == 200
    document, lines = source.split(":")
    assert f"documents/{document}/" in page.content.decode()
    assert lines.split("-")[0] in page.content.decode()
    assert source in live_figure("NL08", year, key).sources


def test_the_pdf_has_the_results_too(loaded):
    assert as_pdf(read_latest(find_report("NL08", 2011), "nl")).startswith(b"%PDF")


def told(key: str, year: int = 2011) -> tuple[str, str]:
    figure = live_figure("NL08", year, key)
    return figure.state.value, shown(figure.as_json(), "en")


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (number(0), ("stated", "0")),
        (number(12, qualifier="at_most"), ("at_most", "at most 12")),
        (number("1234.5"), ("stated", "1,234.5")),
        (NOT_REPORTED, ("not_reported", "not reported")),
        (NOT_APPLICABLE, ("not_applicable", "not applicable")),
    ],
)
def test_not_reported_zero_and_not_applicable_are_three_things(loaded, client, actual, expected):
    reported("made", period(2011, actual))
    assert told("indicator/made.r.i") == expected
    page = client.get("/en/reports/NL08/2011/figures/indicator/made.r.i/").content.decode()
    assert expected[1] in page


def test_a_percentage_keeps_its_parts_and_yes_and_no_are_words(loaded):
    reported("made-part", period(2011, number(1, of=3)), measured={"measure": "2"})
    reported("made-yes", period(2011, number(1)), measured={"measure": "yes_no"})
    assert told("indicator/made-part.r.i")[1] == "33%"
    share = live_figure("NL08", 2011, "indicator/made-part.r.i").share
    assert (share.numerator, share.denominator) == (1, 3)
    assert told("indicator/made-yes.r.i")[1] == "yes"


def test_a_period_is_not_cut_and_its_days_are_told(loaded, client):
    span = Period(date(2009, 7, 1), date(2011, 7, 1))
    reported("made", period(span, number(40)), period(2012, number(5)))
    assert told("indicator/made.r.i") == ("stated", "40")
    assert told("indicator/made.r.i", 2010)[0] == "not_reported"
    page = client.get("/en/reports/NL08/2011/figures/indicator/made.r.i/").content.decode()
    assert "July 1, 2009 to June 30, 2011" in page
    assert "Periods that begin before the year" in page


def test_a_running_count_stands_until_the_next_one(loaded):
    measured = {"cumulative": True}
    reported("made", period(2009, number(10)), period(2012, number(30)), measured=measured)
    assert told("indicator/made.r.i", 2011) == ("stated", "10")
    assert told("indicator/made.r.i", 2012) == ("stated", "30")


def test_targets_of_the_year_come_before_that_of_the_whole(loaded):
    reported("made", period(2011, number(1), target=20), measured={"whole": number(100)})
    assert told("target/made.r.i", 2011)[1] == "20"
    assert told("target/made.r.i", 2010)[1] == "100"
    reported("made-aimless", period(2011, number(1)))
    assert told("target/made-aimless.r.i")[0] == "not_stated"


def test_results_are_added_up_by_framework_node_country_and_everywhere(loaded):
    common = {"common": "returnees"}
    before = live_figure("NL08", 2011, "result/returnees").value
    reported("a", period(2011, number(100)), measured=common, nodes=[node("NL08/2")])
    reported("b", period(2011, number(10)), measured=common, nodes=[node("BE/4.6")],
             countries=[country("MA")])  # fmt: skip
    assert live_figure("NL08", 2011, "result/returnees").value == before + 100
    assert live_figure("NL08", 2011, "result/returnees.node.2").value == 100
    assert live_figure("NL08", 2011, "result/returnees.country.MA").value == 10
    assert live_figure("NL08", 2011, "result/returnees.all").value == before + 110
    counted = live_figure("NL08", 2011, "result/returnees.all")
    step = counted.steps[0]
    assert sum(int(term) for term in step.operation.split(" + ")) == counted.value


def test_by_our_share_and_what_nobody_stated(loaded, client):
    activity = reported("a", period(2011, number(100)), measured={"common": "returnees"},
                        nodes=[node("NL08/2")])  # fmt: skip
    ministry = organisation_by_code("nl-bz")
    Participation.objects.filter(activity=activity).delete()
    Participation.objects.create(activity=activity, organisation=ministry, role="1", percentage=25)
    ours = live_figure("NL08", 2011, "result-ours/returnees.node.2")
    assert ours.value == 25
    whole = live_figure("NL08", 2011, "result-ours/returnees")
    left = [s.result for s in whole.steps if "share" in s.text["en"]]
    assert left == ["1"]
    page = client.get("/en/reports/NL08/2011/figures/result-ours/returnees.node.2/")
    assert "our share 25%" in page.content.decode()


@pytest.mark.parametrize(
    "key",
    [
        "result/no-such",
        "result/returnees.node.77",
        "result/returnees.country.XX",
        "result/returnees.somewhere",
        "result/returnees.country.MA",
        "indicator/nl-hrt",
        "indicator/nl-hrt.return.nothing",
        "indicator/nl-avr-fc.return.origin",
        "target/no.such.thing",
    ],
)
def test_what_nobody_measures_is_no_figure(loaded, client, key):
    with pytest.raises(NoSuchFigure):
        live_figure("NL08", 2011, key)
    assert client.get(f"/en/reports/NL08/2011/figures/{key}/").status_code == 404
    assert client.get(f"/api/figures/NL08/2011/{key}").status_code == 404


def test_drafts_of_partners_are_in_no_figure(loaded):
    activity = reported("draft", period(2011, number(1)), nodes=[node("NL08/2")])
    activity.public = False
    activity.save()
    with pytest.raises(NoSuchFigure):
        live_figure("NL08", 2011, "indicator/draft.r.i")


def test_the_api_tells_of_results(loaded, client):
    keys = client.get("/api/figures/NL08/2011").json()
    assert {"result/returnees", "result-ours/returnees", "result/families-returned"} <= set(keys)
    for key in keys:
        answer = client.get(f"/api/figures/NL08/2011/{key}")
        assert answer.status_code == 200, key
        assert answer.json()["key"] == key
    told_of = client.get("/api/figures/NL08/2011/result/returnees").json()
    assert (told_of["value"], told_of["unit"], told_of["counted"]["fr"]) == (
        "1511",
        "count",
        "personnes",
    )


def test_a_page_takes_as_many_queries_with_many_activities(loaded, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            path = "/en/reports/NL08/2011/figures/result/returnees.node.2/"
            assert client.get(path).status_code == 200
        return len(caught)

    def more(names: range) -> None:
        for name in names:
            reported(f"made-{name}", period(2011, number(name)), nodes=[node("NL08/2")],
                     measured={"common": "returnees"})  # fmt: skip

    more(range(2))
    queries()
    few = queries()
    more(range(2, 12))
    assert queries() <= few
    assert few <= 20


def test_keys_of_results_are_keys() -> None:
    for key in ("result/returnees.country.MA", "@2009:target/a-b.c.d-e", "result-ours/x"):
        assert str(FigureKey.parse(key)) == key
