# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from corridor.foundation.parties.public import GivenIdentifier, merge, set_parent
from corridor.values.periods import parse_validity

pytestmark = pytest.mark.django_db


def test_organisations_are_listed_filtered_and_paged(client, make):
    make("Beta", kind="government")
    make("Alpha", identifiers=[GivenIdentifier("IATI", "XM-1")])
    every = client.get("/api/organisations").json()
    assert [item["name"] for item in every["items"]] == ["Alpha", "Beta"]
    assert every["count"] == 2
    assert client.get("/api/organisations?limit=1&offset=1").json()["items"][0]["name"] == "Beta"
    onward = client.get("/api/organisations?limit=1").json()["next"]
    last = client.get(onward).json()
    assert ([item["name"] for item in last["items"]], last["next"]) == (["Beta"], None)
    for asked in ("kind=ngo", "q=ALPH", "scheme=IATI&value=XM-1"):
        found = client.get(f"/api/organisations?{asked}").json()
        assert [item["name"] for item in found["items"]] == ["Alpha"], asked
    assert client.get("/api/organisations?kind=nonsense").json()["count"] == 0
    assert client.get("/api/organisations?lang=xx").status_code == 422


def test_one_organisation_tells_all(client, make):
    one, whole = make("One"), make("Whole")
    unknown = parse_validity({"from": "unknown", "until": "unknown"})
    set_parent(child=one, parent=whole, validity=unknown, by=None)
    body = client.get(f"/api/organisations/{one.public_id}?lang=nl").json()
    assert body["name_language"] == "nl"
    assert body["sources"] == ["NL11:1"]
    (parent,) = body["parents"]
    assert (parent["id"], parent["validity"]["certain"]) == (whole.public_id, None)
    assert client.get(f"/api/organisations/{whole.public_id}").json()["children"][0]["id"] == (
        one.public_id
    )


def test_a_merged_record_answers_with_the_way_on(client, make):
    keep, drop = make(), make()
    merge(keep=keep, drop=drop, by=None, reason="same")
    answer = client.get(f"/api/organisations/{drop.public_id}")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/api/organisations/{keep.public_id}")
    assert client.get("/api/organisations/none").status_code == 404


@pytest.mark.parametrize("count", [1, 9])
def test_the_list_costs_the_same_however_long(client, make, count, django_assert_max_num_queries):
    for _ in range(count):
        make(identifiers=[])
    with django_assert_max_num_queries(5):
        client.get("/api/organisations")


def test_many_words_are_refused_and_one_said_often_counts_once(client, make):
    make("Alpha")
    assert client.get("/api/organisations?q=" + "alpha+" * 30).json()["count"] == 1
    refused = client.get("/api/organisations?q=" + "+".join("abcdefghijk"))
    assert refused.status_code == 422
    assert "at most 10" in refused.json()["detail"]
