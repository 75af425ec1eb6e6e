# SPDX-License-Identifier: EUPL-1.2
"""All editions of a report on one page, and any two of them side by side."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corridor.reporting.public import find_report, publish
from corridor.values.texts import Text

PAGE = "/en/reports/NL08/2011/editions/"


def correct(english: str, **changes: Text) -> None:
    report = find_report("NL08", 2011)
    for name, text in changes.items():
        setattr(report, name, text)
    report.save()
    publish(report=report, by=None, reason=Text({"nl": "Hersteld", "fr": "Corrigé", "en": english}))


def test_one_edition_stands_alone(loaded, client):
    page = client.get(PAGE).content.decode()
    assert 'id="edition-1"' in page
    assert "The first edition." in page
    assert "side by side" not in page


def test_a_correction_tells_what_changed_and_why(loaded, client, book):
    book("6", "60000")
    correct("The agency sent a corrected table")
    page = client.get(PAGE).content.decode()
    assert page.index('id="edition-2"') < page.index('id="edition-1"')
    assert "The agency sent a corrected table" in page
    assert "corrected since" in page
    compared = page[page.index('id="compared"') :]
    assert "€4,477,402" in compared
    assert "€60,000" in compared
    assert "the value stays" in compared  # of the total, which is as printed
    assert "/figures/spending/6/" in compared
    assert "{{" not in compared  # figures in texts are compared by what they say
    for lang, said in (("nl", "Hersteld"), ("fr", "Corrigé")):
        assert said in client.get(PAGE.replace("/en/", f"/{lang}/")).content.decode()


def test_texts_are_compared_word_by_word(loaded, client):
    was = find_report("NL08", 2011).summary
    correct("More words", summary=Text({**was, "en": f"{was['en']} And more < than “that”."}))
    page = client.get(PAGE).content.decode()
    assert "Title and summary" in page
    assert re.search(r"<ins>.*And more &lt; than “that”.*</ins>", page, re.DOTALL)
    dutch = client.get(PAGE.replace("/en/", "/nl/")).content.decode()
    assert "<ins>" not in dutch


def test_any_two_can_be_chosen_and_what_does_not_exist_is_not(loaded, client, book):
    titles = find_report("NL08", 2011).title
    for number in (2, 3):
        correct(f"why {number}", title=Text({**titles, "en": f"Title {number}"}))
    chosen = client.get(f"{PAGE}?from=3&to=1").content.decode()
    assert "Title 3" in chosen
    assert re.search(r'value="1" selected', chosen)
    assert re.search(r'value="3" selected', chosen)
    same = client.get(f"{PAGE}?from=2&to=2").content.decode()
    assert "Choose two different editions." in same
    for query in ("from=99&to=-1", "from=x", "from=" + "9" * 5_000, "to=%00", "from=1.5"):
        assert client.get(f"{PAGE}?{query}").status_code in (200, 400)


@pytest.mark.parametrize("path", ["XX/2011", "NL08/1999", "NL08/99999999999"])
def test_what_is_not_published_has_no_editions(loaded, client, path):
    assert client.get(f"/en/reports/{path}/editions/").status_code == 404


def test_a_draft_has_no_editions_to_show(loaded, client):
    from corridor.reporting.models import Edition, FrozenFigure

    FrozenFigure.objects.filter(edition__report__year=2010).delete()
    Edition.objects.filter(report__year=2010).delete()
    assert client.get("/en/reports/NL08/2010/editions/").status_code == 404


def test_the_number_of_queries_is_fixed(loaded, client, book):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PAGE).status_code == 200
        return len(caught)

    titles = find_report("NL08", 2011).title
    correct("why", title=Text({**titles, "en": "Title 2"}))
    few = queries()
    book("6", "60000")
    for number in range(3, 7):
        correct("why", title=Text({**titles, "en": f"Title {number}"}))
    assert queries() <= few <= 12
