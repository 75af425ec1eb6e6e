# SPDX-License-Identifier: EUPL-1.2
"""What is published stays as it was; what changed since is said; what is broken is named."""

from __future__ import annotations

import copy

import pytest
from django.urls import reverse
from django.utils.translation import override

from corridor.reporting.public import (
    NotPublishable,
    Report,
    draft,
    find_report,
    live_figure,
    publish,
    read_draft,
    read_edition,
    read_latest,
)
from corridor.reporting.rules.markup import Words
from corridor.values.canonical import canonical, digest
from corridor.values.texts import Text

WHY = Text({"nl": "Bedrag hersteld.", "fr": "Montant corrigé.", "en": "Amount corrected."})


def figure_page(client, key: str, lang: str = "en", year: int = 2011) -> str:
    with override(lang):
        response = client.get(reverse("reporting:figure", args=["NL08", year, key]))
    assert response.status_code == 200
    return response.content.decode()


def write(report, **parts: str) -> None:
    """Change one text of the draft: `write(report, en="…")` the English summary."""
    report.summary = Text({**report.summary, **parts})
    report.save()


def test_an_edition_holds_figures_with_copies_of_their_rows(report):
    edition = report.editions.get()
    frozen = {f.key: f.content for f in edition.figures.all()}
    total = frozen["spending/total"]
    assert total["value"] == "8707499"
    assert [r["values"]["amount"] for r in total["records"]] == [
        "8707499", "50000", "2089331", "1430857", "303262", "356647", "4477402",
    ]  # fmt: skip
    assert total["records"][0]["role"] == "counted"
    assert {r["role"] for r in total["records"][1:]} == {"compared"}
    assert all(r["sources"] for figure in frozen.values() for r in figure["records"])
    assert all(f["definition"]["method"]["en"] for f in frozen.values())


def test_every_hash_vouches_for_its_figure_and_the_seal_for_all(report):
    edition = report.editions.get()
    figures = list(edition.figures.all())
    assert len(figures) >= 30
    for figure in figures:
        assert figure.hash == digest(figure.content)
    hashes = {figure.key: figure.hash for figure in figures}
    assert edition.hash == digest({"content": edition.content, "figures": hashes})
    changed = copy.deepcopy(figures[0].content)
    changed["value"] = "1"
    assert digest(changed) != figures[0].hash


def test_a_later_booking_leaves_the_edition_as_it_was(report, book, client):
    before = canonical(report.editions.get().content)
    book("1", "60000")
    edition = report.editions.get()
    assert canonical(edition.content) == before
    assert read_edition(edition, "en").value("spending/1") == "€50,000"
    assert live_figure("NL08", 2011, "spending/1").value == 60000
    page = figure_page(client, "spending/1")
    assert "€50,000" in page
    assert "today the figure would read €60,000" in page


def test_a_change_that_leaves_the_value_is_said_too(report, book, client):
    book("1", "50000")
    page = figure_page(client, "spending/1")
    assert "the value is the same today" in page


def test_a_published_figure_opens_although_its_records_are_gone(report, client):
    from corridor.steering.policy.models import Booking

    Booking.objects.filter(node__code="1").update(current=False)
    page = figure_page(client, "spending/1")
    assert "€50,000" in page
    assert "today the figure cannot be worked out" in page


def test_publishing_again_without_change_makes_no_edition(report):
    first = report.editions.get()
    assert publish(report=report, by=None) == first
    assert publish(report=report, by=None, reason=WHY) == first
    assert report.editions.count() == 1


def test_a_correction_says_why_and_keeps_what_was_published(report, book, client):
    book("1", "60000")
    with pytest.raises(NotPublishable, match="correction says what changed"):
        publish(report=report, by=None)
    assert report.editions.count() == 1
    second = publish(report=report, by=None, reason=WHY)
    assert second.number == 2
    assert second.reason == WHY
    assert read_edition(report.editions.get(number=1), "en").value("spending/1") == "€50,000"
    assert read_latest(report, "en").value("spending/1") == "€60,000"
    page = figure_page(client, "spending/1")
    assert "Edition 1" in page
    assert "Edition 2" in page
    assert "have changed since" not in page
    # The printed total no longer fits its parts, and the figure of the total says so.
    steps = live_figure("NL08", 2011, "spending/total").steps
    assert any("do not agree" in step.text["en"] for step in steps)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("nl", ["€\u00a05,8\u00a0mln.", " Nu ", "€\u00a050.000", "."]),
        ("en", ["€5.8M", ". Nu ", "€50,000", "."]),
    ],
)
def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(report, lang, expected):
    text = "{{@2010:spending/total}}. Nu {{spending/1}}."
    write(report, **dict.fromkeys(("nl", "fr", "en"), text))
    reading = read_draft(report, lang)
    (paragraph,) = reading.blocks(reading.content["summary"])
    runs = list(reading.joined(paragraph.content))
    said = [run.text if isinstance(run, Words) else reading.value(str(run.key)) for run in runs]
    assert said == expected


def test_who_published_is_known(report, book, account):
    editor = account("editor")
    book("1", "60000")
    Report.objects.filter(pk=report.pk).update(state="approved")
    edition = publish(report=report, by=editor, reason=WHY)
    assert edition.by_key == editor.pk


def test_what_is_not_stated_is_never_zero(loaded):
    figure = live_figure("NL08", 2010, "spending/5")
    assert (figure.value, figure.state.value) == (None, "not_stated")
    reading = read_latest(find_report("NL08", 2010), "fr")
    assert reading.value("spending/5") == "non indiqué"
    change = live_figure("NL08", 2011, "change/5")
    assert change.value is None


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"en": "See {{spending/1 euro."}, ["Summary", "{{spending/1 euro."]),
        ({"en": "See {{spending}}."}, ["Summary", "“spending” is not a figure"]),
        ({"fr": "Rien."}, ["Summary", "fr", "other figures"]),
        (
            dict.fromkeys(("nl", "fr", "en"), "{{spending/77}}"),
            ["Summary", "spending/77", "no such figure", "1, 2, 3, 4, 5, 6, total"],
        ),
        (
            dict.fromkeys(("nl", "fr", "en"), "{{profit/total}}"),
            ["Summary", "profit/total", "spending, envelope"],
        ),
        (dict.fromkeys(("nl", "fr", "en"), "{{@0000:spending/1}}"), ["Summary", "no such figure"]),
        ({"fr": ""}, ["Summary", "fr is missing"]),
    ],
)
def test_a_broken_text_is_named_with_its_place_and_nothing_is_published(report, parts, told):
    write(report, **parts)
    faults = draft(report).faults
    assert any(all(each in fault for each in told) for fault in faults), faults
    with pytest.raises(NotPublishable) as refusal:
        publish(report=report, by=None, reason=WHY)
    assert refusal.value.faults == faults
    with pytest.raises(NotPublishable):
        read_draft(report, "en")
    assert report.editions.count() == 1
    assert read_latest(report, "en").number == 1


def test_faults_are_told_in_the_language_of_the_reader(report):
    write(report, en="{{spending}}")
    with override("nl"):
        (fault,) = draft(report).faults
    assert fault.startswith("Samenvatting")


def test_currencies_that_cannot_be_added_are_named(report, book):
    book("1", "60000", currency="USD")
    assert any("spending/total" in f and "several currencies" in f for f in draft(report).faults)


def test_spending_on_a_node_that_the_edition_does_not_have_still_counts(report):
    from corridor.steering.policy.models import Booking, Framework, Node

    framework = Framework.objects.get(code="NL08")
    node = Node.objects.create(framework=framework, code="99", kind=Node.Kind.PRIORITY)
    Booking.objects.filter(framework=framework, year=2011, node__isnull=True).update(current=False)
    Booking.objects.create(
        framework=framework,
        node=node,
        year=2011,
        amount=1,
        currency="EUR",
        status=Booking.Status.STATED,
        origin=Booking.Origin.PACK,
        sources=["NL11:81"],
    )
    figure = live_figure("NL08", 2011, "spending/total")
    assert figure.value == 8707500
    assert figure.records[-1].label["en"] == "Node 99"
