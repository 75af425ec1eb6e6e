# SPDX-License-Identifier: EUPL-1.2
"""Terms and stories: what the pack may say, what readers see, and what software is given."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.insight.knowledge import public
from corridor.insight.knowledge.models import Story, StoryFact, Term
from corridor.insight.knowledge.rules import figure_parts, letter, paragraphs
from corridor.values.texts import Text

LANGUAGES = ("nl", "fr", "en")


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def a_term(**more: Any) -> Outcome:
    values: dict[str, Any] = {
        "by": None,
        "code": "a-term",
        "names": text("A term"),
        "definition": text("What it means."),
        "sources": ["NL11:20"],
        **more,
    }
    return public.save_term(**values)


def a_story(**more: Any) -> Outcome:
    values: dict[str, Any] = {
        "by": None,
        "code": "a-story",
        "activity": "nl-hrt",
        "title": text("A story"),
        "lead": text("In short."),
        "body": text("One.\n\nTwo."),
        "published": date(2026, 11, 20),
        "sources": ["NL11:537-541"],
        "facts": [public.GivenFact(text("3"), text("things"), ["NL11:540"])],
        **more,
    }
    return public.save_story(**values)


def page(client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return unescape(answer.content.decode())


# Rules


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("NL08/2011/spending/6", ("NL08", 2011, "spending/6")),
        ("NL08/2011/indicator/nl-hrt.a.b", ("NL08", 2011, "indicator/nl-hrt.a.b")),
        ("NL08/spending/6", None),
        ("NL08/2011/spending", None),
        ("", None),
        ("NL08/2011/spending/ 6", None),
    ],
)  # fmt: skip
def test_a_figure_is_named_by_framework_year_and_key(name, parts):
    assert figure_parts(name) == parts


def test_paragraphs_are_apart_by_an_empty_line():
    assert paragraphs("One\nline.\n\n\n  Two. \n") == ("One line.", "Two.")
    assert paragraphs(" \n ") == ()


@pytest.mark.parametrize(("name", "found"), [("états", "E"), ("40+3", "#"), ("", "#"), ("øl", "Ø")])
def test_a_name_stands_under_its_letter(name, found):
    assert letter(name) == found


# The pack


def test_the_pack_has_terms_enough_and_some_are_contested(loaded):
    assert public.terms().count() >= 40
    assert public.terms().filter(contest__isnull=False).count() >= 10
    for code in ("circular-migration", "voluntary-return", "irregular-migration", "brain-drain",
                 "migration-and-development"):  # fmt: skip
        assert public.term(code).contested


def test_every_text_of_the_pack_is_in_three_languages(loaded):
    for row in public.terms():
        for field in (row.names, row.also, row.definition, row.usage, row.contest):
            assert field is None or set(LANGUAGES) <= set(field), row.code
    for story in public.stories():
        for field in (story.title, story.lead, story.body):
            assert set(LANGUAGES) <= set(field), story.code
            assert len({len(paragraphs(field[lang])) for lang in LANGUAGES}) == 1, story.code


def test_related_terms_of_the_pack_exist(loaded):
    codes = set(public.terms().values_list("code", flat=True))
    for row in public.terms():
        assert set(row.related) <= codes, (row.code, set(row.related) - codes)


def test_stories_reach_across_frameworks_and_priorities(loaded):
    stories = list(public.stories())
    nodes = {
        (share.node.framework.code, share.node.code)
        for story in stories
        for share in story.activity.node_shares.select_related("node__framework")
    }
    assert len(stories) >= 8
    assert {"NL08", "BE"} <= {framework for framework, _ in nodes}
    assert {code for framework, code in nodes if framework == "NL08"} >= {"2", "3", "4", "5", "6"}


def test_every_figure_of_a_story_opens_and_says_the_same(loaded, client):
    """The value in the story, digit by digit, is that of the figure it names."""
    named = list(StoryFact.objects.exclude(figure=""))
    assert len(named) >= 10
    for fact in named:
        framework, year, key = figure_parts(fact.figure) or ("", 0, "")
        html = page(client, f"/en/reports/{framework}/{year}/figures/{key}/")
        shown = fact.value["en"].removeprefix("over ")
        assert shown in html, (fact.story.code, fact.figure, shown)


# What cannot be


def test_a_contest_has_a_source(loaded):
    with pytest.raises(Refused, match="go together"):
        a_term(contest=text("Somebody says no."))
    with pytest.raises(Refused, match="go together"):
        a_term(contest_sources=["NL11:20"])
    with pytest.raises(Refused, match="itself"):
        a_term(related=["a-term"])
    assert not Term.objects.filter(code="a-term").exists()


def test_a_second_time_changes_nothing_and_a_change_is_seen(loaded):
    assert a_term() is Outcome.CREATED
    assert a_term() is Outcome.UNCHANGED
    assert a_term(usage=text("So.")) is Outcome.CHANGED


def test_a_story_needs_its_activity_and_names_figures_rightly(loaded):
    with pytest.raises(Refused, match="no activity nobody") as refusal:
        a_story(activity="nobody")
    assert refusal.value.at == "activity"
    wrong = public.GivenFact(text("3"), text("things"), ["NL11:540"], "spending/6")
    with pytest.raises(Refused, match="names no figure") as refusal:
        a_story(facts=[wrong])
    assert refusal.value.at == "facts.0.figure"


def test_facts_that_are_left_out_go(loaded):
    fact = public.GivenFact(text("4"), text("others"), ["NL11:541"])
    first = public.GivenFact(text("3"), text("things"), ["NL11:540"])
    assert a_story(facts=[first, fact]) is Outcome.CREATED
    assert a_story() is Outcome.CHANGED
    assert a_story() is Outcome.UNCHANGED
    assert StoryFact.objects.filter(story__code="a-story").count() == 1


# Pages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_says_who_contests_it_and_where(loaded, client, lang):
    html = page(client, f"/{lang}/glossary/conditionality/")
    row = public.term("conditionality")
    for said in (row.names[lang], row.definition[lang], row.contest[lang]):
        assert said in html
    assert f"/{lang}/documents/BE/" in html
    assert f'href="/{lang}/glossary/readmission/"' in html


def test_relations_are_shown_from_both_sides(loaded, client):
    assert "partner-country" not in public.term("readmission").related
    a_term(related=["readmission"])
    assert 'href="/en/glossary/a-term/"' in page(client, "/en/glossary/readmission/")


def test_the_glossary_is_searched_whatever_the_ending_or_accent(loaded, client):
    assert "brain-drain" in page(client, "/fr/glossary/?q=fuite+cerveaux")
    assert "remittances" in page(client, "/en/glossary/?q=remittance")
    html = page(client, "/nl/glossary/?contested=yes")
    assert "braindrain" in html
    assert "/nl/glossary/resettlement/" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_story_shows_its_facts_with_sources_and_leads_to_the_figure(loaded, client, lang):
    html = page(client, f"/{lang}/stories/families-going-home/")
    assert f'href="/{lang}/reports/NL08/2011/figures/result/families-returned/"' in html
    assert f"/{lang}/documents/NL11/" in html
    assert public.story("families-going-home").activity.get_absolute_url() in html


def test_the_activity_leads_to_its_story(loaded, client):
    activity = public.story("families-going-home").activity
    assert "/en/stories/families-going-home/" in page(
        client, f"/en/activities/{activity.public_id}/"
    )


def test_a_story_of_an_activity_that_is_not_public_is_nowhere(loaded, client):
    activity = public.story("families-going-home").activity
    type(activity).objects.filter(pk=activity.pk).update(public=False)
    page(client, "/en/stories/families-going-home/", 404)
    assert "families-going-home" not in page(client, "/en/stories/")
    assert client.get("/api/stories/families-going-home").status_code == 404
    assert "families-going-home" not in page(client, "/en/search/?q=families")


def test_what_rests_on_a_document_names_terms_and_stories(loaded, client):
    html = page(client, "/en/documents/NL11/")
    assert "/en/stories/families-going-home/" in html
    assert "/en/glossary/circular-migration/" in html


@pytest.mark.parametrize("path", ["glossary/no-such/", "stories/no-such/"])
def test_what_is_not_there_is_answered_with_ways_on(loaded, client, path):
    assert "corridor-head" in page(client, f"/nl/{path}", 404)


def test_names_with_markup_are_text(loaded, client):
    a_term(names=text("<script>alert(1)</script>"), definition=text("<b>x</b>"))
    for path in ("/en/glossary/a-term/", "/en/glossary/?q=alert", "/en/search/?q=alert"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_the_number_of_queries_is_fixed(loaded, client, django_assert_max_num_queries):
    for number in range(30):
        a_term(code=f"t{number}", related=["diaspora"])
        a_story(code=f"s{number}")
    for path in ("glossary/", "glossary/diaspora/", "stories/", "stories/more-each-year/"):
        with django_assert_max_num_queries(20):
            page(client, f"/en/{path}")


@pytest.mark.django_db
def test_empty_lists_have_words(client):
    assert "No term has been recorded yet." in page(client, "/en/glossary/")
    assert "No story has been told yet." in page(client, "/en/stories/")


# Software


def test_software_is_given_terms_and_stories(loaded, client):
    terms = client.get("/api/terms?lang=nl&limit=100").json()["items"]
    assert len(terms) == public.terms().count()
    one = client.get("/api/terms/brain-drain?lang=fr").json()
    assert one["names"]["text"] == "fuite des cerveaux"
    assert one["contested"]
    assert one["contest_sources"]
    story = client.get("/api/stories/more-each-year?lang=en").json()
    assert story["facts"][0]["figure"] == "NL08/2011/result/returnees"
    assert client.get("/api/stories/no-such").status_code == 404
    assert len(client.get("/api/stories").json()["items"]) == Story.objects.count()
