# SPDX-License-Identifier: EUPL-1.2
"""Results added up on pages: the same whether kept or worked out, with what each sum is made of."""

from __future__ import annotations

import re

import pytest

from corridor.foundation.jobs.models import Announcement
from corridor.steering.portfolio.actions import tallying
from corridor.steering.portfolio.actions.catalogue import save_common_indicator
from corridor.steering.portfolio.actions.tallying import tally_stale
from corridor.steering.portfolio.models import Activity, CommonIndicator, Tally
from corridor.steering.portfolio.selectors import tallies

from .paying import country, text
from .reporting import (
    period,
)
from .shown_results import portfolio as made_portfolio
from .shown_results import save, words_of

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(autouse=True)
def portfolio(loaded):
    return made_portfolio()


@pytest.fixture(params=["kept", "worked out"])
def both(request):
    """What is kept and what is worked out anew look the same."""
    if request.param == "kept":
        tally_stale()
        assert Tally.objects.filter(common__code="test-people").exists()
    else:
        CommonIndicator.objects.update(tallied=-1)


class TestSums:
    def test_the_list_shows_the_last_year(self, client, both):
        said = words_of(client.get("/en/results/?q=tested"))
        assert "People tested" in said
        assert "2011" in said
        assert "100" in said
        assert "3 of 4" in said

    def test_the_page_counts_once_and_says_how(self, client, both):
        said = words_of(client.get("/en/results/test-people/?year=2011"))
        assert "4 activities measure this; the figures of 2 are counted." in said
        assert "1 is included in the figure of an activity above it" in said
        assert "For 1 it does not apply." in said
        assert "Ours leaves out 1 of which our share" in said
        assert "included in this" in said
        assert "1,000" not in said

    def test_ours_is_by_the_share_of_the_funding(self, both):
        common = CommonIndicator.objects.get(code="test-people")
        rolled = tallies.sums([common], "", {common.pk: [2011]}, key="")[common.pk]["", 2011]
        assert (rolled.total.number, rolled.ours.number) == (100, 25)
        asked = [each.pk for each in tallies.our_funders()]
        assert asked

    def test_another_funder_can_be_asked_for(self, client):
        said = words_of(client.get("/en/results/test-people/?year=2011&funder=iom"))
        assert re.search(r"Share of [^.]*75", said)
        wrong = words_of(client.get("/en/results/test-people/?year=2011&funder=nobody"))
        assert "There is no organisation “nobody”" in wrong

    def test_a_country_counts_by_its_part(self, client, both):
        said = words_of(client.get("/en/results/test-people/?year=2011"))
        by_country = said.partition("By country")[2]
        assert re.search(r"Ghana 30\b", by_country)
        page = words_of(client.get("/en/countries/GH/"))
        assert "People tested 2011 30" in page
        assert "several countries, not split" in words_of(client.get("/en/countries/MA/"))

    def test_a_node_shows_what_serves_it(self, client, both):
        said = words_of(client.get("/en/frameworks/NL08/nodes/6/"))
        assert "People tested 2011 100" in said

    def test_parts_survive_the_way_up(self, client, both):
        said = words_of(client.get("/en/results/test-people/?year=2011"))
        assert re.search(r"women 40 not broken down 60", said)

    def test_a_tree_is_added_up_on_the_page_of_its_top(self, client, portfolio):
        save(
            "beside", period(2011, actual=7), parent="top", measured={"includes_components": False}
        )
        said = words_of(client.get(f"/en/activities/{portfolio.public_id}/"))
        together = said.rpartition("Results with its parts together")[2]
        assert "People tested 2011 100" in together
        assert "3 of 3" in together
        below = Activity.objects.get(code="below")
        page = client.get(f"/en/activities/{below.public_id}/")
        assert "results-together" not in page.content.decode()

    def test_strange_years_and_codes_are_said(self, client):
        said = words_of(client.get("/en/results/test-people/?year=1066&page=9"))
        assert "Nothing was reported for “1066”" in said
        assert client.get("/en/results/nothing/").status_code == 404

    def test_pages_ask_few_queries(self, client, both, django_assert_max_num_queries):
        for path in ("results/", "results/test-people/?year=2011"):
            client.get(f"/en/{path}")
            with django_assert_max_num_queries(20):
                client.get(f"/en/{path}")
        save("more", period(2011, actual=5), countries=[country("SO")])
        tally_stale()
        with django_assert_max_num_queries(20):
            client.get("/en/results/test-people/?year=2011")

    def test_nothing_reported_is_said(self, client):
        save_common_indicator(by=None, code="silent", names=text("Silent"), measure="1")
        assert "No public activity has reported" in words_of(client.get("/en/results/silent/"))

    def test_kept_sums_are_dropped_when_something_changes(self, client):
        tally_stale()
        save("late", period(2011, actual=11))
        common = CommonIndicator.objects.get(code="test-people")
        assert common.tallied != common.changed
        assert "111" in words_of(client.get("/en/results/test-people/?year=2011"))
        tally_stale()
        assert "111" in words_of(client.get("/en/results/test-people/?year=2011"))

    def test_of_large_ones_pages_show_what_was_kept_and_since_when(self, client, monkeypatch):
        tally_stale()
        monkeypatch.setattr(tallies, "LARGE", 0)
        assert "being added up" not in words_of(client.get("/en/results/test-people/?year=2011"))
        save("late", period(2011, actual=11))
        paths = ("results/", "results/test-people/?year=2011")
        for path in paths:
            said = words_of(client.get(f"/en/{path}"))
            assert "These sums are as of" in said
            assert "it is being added up" in said
            assert "100" in said
            assert "111" not in said
        api = "/api/common-indicators/test-people/roll-up?year=2011"
        answer = client.get(api).json()
        assert answer["as_of"] is not None
        assert answer["items"][0]["total"]["number"] == "100"
        # A share that somebody asks for is worked out as it is now, and so are figures of reports.
        common = CommonIndicator.objects.get(code="test-people")
        now = tallies.sums([common], "", {common.pk: [2011]})[common.pk]["", 2011]
        assert now.total.number == 111
        tally_stale()
        for path in paths:
            said = words_of(client.get(f"/en/{path}"))
            assert "111" in said
            assert "being added up" not in said
        assert client.get(api).json()["as_of"] is None

    def test_what_changes_while_it_is_added_up_is_added_up_again(self, client, monkeypatch):
        real = tallying._tallies

        def meanwhile(common):
            found = real(common)
            if not Activity.objects.filter(code="late").exists():
                save("late", period(2011, actual=11))
            return found

        monkeypatch.setattr(tallying, "_tallies", meanwhile)
        common = CommonIndicator.objects.get(code="test-people")
        assert not tallying.tally(common)
        common.refresh_from_db()
        assert common.tallied != common.changed
        heard = Announcement.objects.count()
        tallying.follow_changes({})
        common.refresh_from_db()
        assert common.tallied == common.changed
        assert Announcement.objects.count() == heard

    def test_sums_by_api(self, client, both):
        path = "/api/common-indicators/test-people/roll-up"
        (row,) = client.get(f"{path}?year=2011").json()["items"]
        assert row["total"] == {
            "number": "100",
            "denominator": None,
            "qualifier": "exact",
            "count": 2,
        }
        assert row["ours"]["number"] == "25"
        assert row["outcomes"] == {"counted": 2, "included": 1, "not_applicable": 1}
        (gh,) = client.get(f"{path}?year=2011&by=country&key=GH").json()["items"]
        assert gh["total"]["number"] == "30"
        (other,) = client.get(f"{path}?year=2011&funder=iom").json()["items"]
        assert other["ours"]["number"] == "75"
        assert client.get(f"{path}?by=moon").status_code == 422
        assert client.get(f"{path}?funder=nobody").status_code == 422
        assert client.get("/api/common-indicators/nothing").status_code == 404
        assert client.get("/api/common-indicators/test-people").json()["unit"]["text"] == "people"
