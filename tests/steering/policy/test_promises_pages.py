# SPDX-License-Identifier: EUPL-1.2
"""The pages of promises: what they say, where they lead, who may write, and at what cost."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.foundation.pages.public import desk_of
from corridor.steering.policy import public

from .promising import add, write

pytestmark = pytest.mark.usefixtures("loaded")
BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def page(url: str, status: int = 200, lang: str = "en", client: Client | None = None) -> str:
    response = (client or Client()).get(f"/{lang}/{url}")
    assert response.status_code == status, url
    return response.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def rows(html: str) -> list[str]:
    """The addresses of the promises in a list."""
    table = html[html.index("<tbody") : html.index("</tbody")]
    return re.findall(r'href="/\w\w/promises/([\w-]+)/"', table)


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


PAGES = [
    "promises/",
    "promises/?state=silent&overdue=unknown",
    "promises/?node=NL08/6&kind=motion",
    "promises/new-policy-note/",
    "promises/motion-ferrier/",
    "promises/motion-highly-educated-refugees/",
    "promises/gender-in-all-priorities/",
]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("url", PAGES)
def test_every_page_stands_in_three_languages_at_a_fixed_price(url, lang):
    with CaptureQueriesContext(connection) as queries:
        html = page(url, lang=lang)
    assert len(queries) <= 20
    assert f'<html lang="{lang}"' in html
    assert html.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert "corridor-other-language" not in html


def test_the_list_costs_the_same_however_long_it_is():
    add("zero", responsible=["iom"], owner="nl-bz", day="2001")

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(url)
        return len(queries)

    few, one = cost("promises/"), cost("promises/zero/")
    for number in range(20):
        row = add(f"n{number}", responsible=["iom"], owner="nl-bz", day="2002", nodes=["1", "2"])
        write(row, "under_way", "2011")
    write(public.promise("zero"), "under_way", "2011")
    write(public.promise("zero"), "kept", "2012")
    assert cost("promises/") == few <= 20
    assert cost("promises/zero/") == one <= 20


def test_choices_narrow_the_list():
    assert rows(page("promises/?state=kept_late")) == ["handbook-diaspora-policy"]
    assert rows(page("promises/?kind=amendment")) == ["amendment-ferrier"]
    assert rows(page("promises/?year=2007")) == ["new-policy-note", "human-rights-strategy"]
    assert set(rows(page("promises/?reading=other"))) == {"motion-ferrier", "letter-on-sdt-2011"}
    both = rows(page("promises/?node=NL08/3&node=NL08/4&state=changed"))
    assert both == ["circular-migration-pilots"]
    assert "note-financial-sector" in rows(page("promises/?overdue=unknown"))
    assert "2,008" not in words(page("promises/"))


@pytest.mark.parametrize(
    ("lang", "text"), [("nl", "handboek"), ("fr", "manuel"), ("en", "handbook")]
)
def test_it_is_searched_in_three_languages(lang, text):
    assert "handbook-diaspora-policy" in rows(page(f"promises/?q={text}", lang=lang))


def test_where_nothing_is_found_the_list_says_so():
    html = page("promises/?q=volcano")
    assert "Nothing matches" in html
    assert "<tbody" not in html


def test_it_is_searched_by_number():
    assert rows(page("promises/?q=21 501-04")) == ["reaction-eu-external-funding"]


def test_the_list_leaves_as_a_file_with_codes_and_with_overdue():
    client = Client()
    body = client.get("/en/promises/?node=NL08/5&format=csv").content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(body)))
    kept = {row["Promise"]: row for row in table}
    note = kept["Note on the financial sector in 2008"]
    assert note["How it stands"] == "silent"
    assert note["Overdue"] == "unknown"
    whole = json.loads(client.get("/en/promises/?format=json").content)
    assert len(whole["rows"]) == 55


def test_what_the_sources_are_silent_about_is_never_shown_as_broken():
    html = page("promises/?state=silent")
    badges = re.findall(r"corridor-badge--(\w+)", html[html.index("<tbody") :])
    assert badges
    assert set(badges) == {"open"}
    text = words(page("promises/note-financial-sector/"))
    assert "sources silent" in text
    assert "Whether it was done, these documents do not tell." in text
    assert "A letter that is not among them" in text or "not among the sources" in text


def test_a_promise_tells_where_it_was_made_by_when_and_what_was_done():
    html = page("promises/handbook-diaspora-policy/")
    text = words(html)
    assert "summer of 2011 (1 June 2011 to 30 September 2011)" in text
    assert "kept late" in text
    assert "1 November 2011 to 31 December 2011" in text
    assert 'href="/en/documents/NL11/#L410"' in html
    assert 'href="/en/frameworks/NL08/nodes/4/"' in html
    assert words(page("promises/amendment-ferrier/")).count("€4,000,000") == 1


def test_both_readings_of_a_contradiction_are_flagged_and_lead_to_each_other():
    pair = ("amendment-ferrier", "motion-ferrier")
    for one, other in (pair, pair[::-1]):
        html = page(f"promises/{one}/")
        assert "The sources contradict each other" in html
        assert f'href="/en/promises/{other}/"' in html


def test_a_correction_shows_beside_what_it_corrects():
    row = add()
    write(row, "kept", "2011", words="Wrongly read.")
    write(row, "changed", "2011", corrects=True, reason="It was stopped.", words="It stopped.")
    text = words(page("promises/tested/"))
    assert text.index("Wrongly read.") < text.index("It stopped.")
    assert re.search(r"\bcorrected\b", text)
    assert "“It was stopped.”" in text


def test_a_promise_that_is_not_there_says_so_and_leads_on():
    html = page("promises/nope/", 404)
    assert "There is no promise nope" in html
    assert 'href="/en/promises/"' in html


def test_the_framework_counts_them_by_state_with_links_that_find_as_many():
    html = page("frameworks/NL08/")
    start = html.index('class="utrecht-table policy-counts"')
    table = html[start : html.index("</table>", start)]
    links = re.findall(r'<td[^>]*><a href="([^"]+)">(\d+)', table)
    assert sum(int(count) for _url, count in links[:-1]) == int(links[-1][1]) == 53
    for url, count in links:
        found = page(url.replace("&amp;", "&").removeprefix("/en/"))
        assert f"{count} promise" in words(found)


def test_a_state_of_nothing_is_no_link():
    from .conftest import edition, node, save

    save(edition("a", "2001", "open", node("1")))
    assert "policy-counts" not in page("frameworks/TEST/")
    add(framework="TEST", nodes=["1"])
    html = page("frameworks/TEST/")
    start = html.index('class="utrecht-table policy-counts"')
    table = html[start : html.index("</table>", start)]
    assert len(re.findall(r"<a ", table)) == 2, "one state and the total"
    assert len(re.findall(r">0</td>", table)) == 5
    assert "A promise to test with" in page("frameworks/TEST/nodes/1/")


def test_nodes_organisations_and_documents_tell_of_them():
    node = page("frameworks/NL08/nodes/3/")
    assert 'href="/en/promises/circular-migration-pilots/"' in node
    assert "node=NL08%2F6" in page("frameworks/NL08/nodes/6/"), "there are more than it shows"
    from corridor.foundation.parties.public import organisation_by_code

    pharos = organisation_by_code("pharos").get_absolute_url().removeprefix("/en/")
    assert "Study: when does the added value" in words(page(re.sub(r"^/\w\w/", "", pharos)))
    assert 'href="/en/promises/handbook-diaspora-policy/"' in page("documents/NL11/")


def test_terms_that_are_over_lie_on_the_desk_of_who_follows_promises(account):
    add("late", term="2012-12-31")
    titles = {
        str(tray.title): [item.url for item in tray.items] for tray in desk_of(account("officer"))
    }
    mine = titles["Promises whose term is over"]
    assert any("/promises/late/" in url for url in mine)
    assert any("/promises/note-financial-sector/" in url for url in mine)
    others = {str(tray.title) for tray in desk_of(account("partner"))}
    assert "Promises whose term is over" not in others


@pytest.mark.parametrize(
    ("role", "may"), [("", 302), ("partner", 403), ("officer", 200), ("editor", 200)]
)
@pytest.mark.parametrize("url", ["promises/new/", "promises/new-policy-note/step/"])
def test_who_may_write(role, may, url, account):
    client = signed_in(account(role)) if role else Client()
    before = public.promises().count(), public.promise("new-policy-note").version
    assert client.get(f"/en/{url}").status_code == may
    assert client.post(f"/en/{url}", {}).status_code == (422 if may == 200 else may)
    assert (public.promises().count(), public.promise("new-policy-note").version) == before
    shown = page("promises/", client=client), page("promises/new-policy-note/", client=client)
    assert ("Record a promise" in shown[0]) is (may == 200)
    assert ("Write down what became of it" in shown[1]) is (may == 200)
