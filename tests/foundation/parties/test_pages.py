# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from corridor.foundation.pages.public import Section
from corridor.foundation.parties.models import OrganisationName
from corridor.foundation.parties.public import (
    GivenIdentifier,
    add_succession,
    change_organisation,
    merge,
    register_organisation_section,
    set_parent,
)
from corridor.foundation.parties.registry import organisation_sections
from corridor.values.periods import Validity
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db
ALWAYS = Validity.exactly(None, None)


def address(name, *args, lang="en"):
    with override(lang):
        return reverse(f"parties:{name}", args=args)


def words(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(text.split())


def fields(response):
    """What a browser would send back of the page's form, untouched."""
    context = response.context
    data = {}
    for formset in (context["names"], context["identifiers"]):
        for form in (formset.management_form, *formset):
            for bound in form:
                value = bound.value()
                if value is not None and value is not False:
                    data[bound.html_name] = value
    data["version"] = context["reason"]["version"].value()
    data["reason"] = ""
    return data


def rename(one, name, start, end=None, **more):
    row = OrganisationName(organisation=one, name=Text({"en": name}), **more)
    row.validity = Validity.exactly(start, end)
    row.save()


def test_a_list_finds_an_organisation_by_an_old_name_and_by_an_identifier(client, make):
    one = make("Old", validity=Validity.exactly(None, date(2010, 1, 1)))
    rename(one, "Newer", date(2010, 1, 1))
    make("Other", identifiers=[GivenIdentifier("IATI", "XM-7")])
    found = client.get(address("organisations"), {"q": "old"})
    assert [str(row) for row in found.context["rows"]] == ["Newer"]
    found = client.get(address("organisations"), {"q": "xm-7"})
    assert [str(row) for row in found.context["rows"]] == ["Other"]


def test_the_list_is_in_the_order_of_names_without_accents(client, make):
    for name in ("Zorg", "Élan", "abel", "Fonds"):
        make(name)
    rows = client.get(address("organisations", lang="fr")).context["rows"]
    assert [str(row) for row in rows] == ["abel", "Élan", "Fonds", "Zorg"]


def test_the_list_leaves_out_what_was_merged_away(client, make):
    keep, drop = make("Keep"), make("Drop")
    merge(keep=keep, drop=drop, by=None, reason="same")
    assert [str(r) for r in client.get(address("organisations")).context["rows"]] == ["Keep"]


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_however_long_it_is(
    client, make, count, django_assert_max_num_queries
):
    for _ in range(count):
        make(identifiers=[])
    with django_assert_max_num_queries(9):
        client.get(address("organisations"))


@pytest.mark.parametrize("count", [1, 8])
def test_the_page_costs_the_same_however_large_the_family(
    client, make, count, django_assert_max_num_queries
):
    top = make("Top")
    for _ in range(count):
        set_parent(child=make(), parent=top, validity=ALWAYS, by=None)
        add_succession(predecessor=make(), successor=top, validity=ALWAYS, by=None)
    with django_assert_max_num_queries(20):
        client.get(top.get_absolute_url())


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_page_shows_names_over_time_family_and_successors(client, make, lang):
    one, whole, old = make("One"), make("Whole"), make("Formerly")
    rename(one, "Also this", None, alias=True)
    set_parent(child=one, parent=whole, validity=ALWAYS, by=None)
    add_succession(predecessor=old, successor=one, validity=ALWAYS, kind="renamed", by=None)
    with override(lang):
        page = client.get(one.get_absolute_url())
    said = words(page)
    for name in ("One", "Also this", "Whole", "Formerly"):
        assert name in said
    assert page.status_code == 200


def test_an_old_address_leads_to_the_record_that_stayed(client, make):
    keep, drop = make(), make()
    merge(keep=keep, drop=drop, by=None, reason="same")
    answer = client.get(address("organisation", drop.public_id))
    assert (answer.status_code, answer.url) == (301, keep.get_absolute_url())


def test_an_unknown_address_is_not_found(client):
    assert client.get(address("organisation", "nothing")).status_code == 404


def test_a_room_above_adds_a_section(client, make, settings):
    one = make("One")

    def provider(organisation, lang):
        context = {"items": [{"term": "How many", "value": f"three in {lang}"}]}
        return Section("Its projects", "pages/parts/facts.html", context)

    register_organisation_section(provider)
    try:
        said = words(client.get(one.get_absolute_url()))
        assert "Its projects" in said
        assert "three in en" in said
    finally:
        organisation_sections._providers.remove(provider)


def test_strangers_see_no_way_to_change_and_are_asked_to_sign_in(client, make):
    one = make("One")
    page = client.get(one.get_absolute_url())
    assert address("edit", one.public_id) not in page.content.decode()
    answer = client.get(address("edit", one.public_id))
    assert answer.status_code == 302
    assert "/account/login/" in answer.url


def test_a_partner_may_not_change_another_organisation(client, make, partner):
    client.force_login(partner)
    assert client.get(address("edit", make().public_id)).status_code == 403


def test_a_partner_changes_their_own_organisation(client, partner):
    own = partner.memberships.get().organisation
    client.force_login(partner)
    page = client.get(address("edit", own.public_id))
    assert page.status_code == 200
    data = fields(page) | {"names-0-nl": "Wij", "names-0-fr": "Nous", "names-0-en": "We"}
    assert client.post(address("edit", own.public_id), data).status_code == 302
    assert str(own.names.get()) == "We"


def test_saving_an_untouched_form_changes_nothing(client, make, editor):
    one = make("One", validity=Validity.exactly(date(2001, 2, 3), None))
    client.force_login(editor)
    data = fields(client.get(address("edit", one.public_id)))
    client.post(address("edit", one.public_id), data)
    one.refresh_from_db()
    assert one.version == 1
    assert one.names.get().validity == Validity.exactly(date(2001, 2, 3), None)


def test_a_new_name_and_identifier_are_added(client, make, editor):
    one = make("Old")
    client.force_login(editor)
    url = address("edit", one.public_id)
    data = fields(client.get(url)) | {
        "names-0-end": "2010-01-01",
        "names-1-nl": "Nieuw",
        "names-1-fr": "Nouveau",
        "names-1-en": "New",
        "names-1-start": "2010-01-01",
        "reason": "renamed by law",
    }
    assert client.post(url, data).status_code == 302
    one.refresh_from_db()
    assert str(one) == "New"
    assert one.version == 2


def test_the_slower_of_two_is_told_and_loses_nothing(client, make, editor):
    one = make("Before")
    client.force_login(editor)
    url = address("edit", one.public_id)
    data = fields(client.get(url)) | {"names-0-en": "Mine", "names-0-nl": "Mijn"}
    from corridor.foundation.parties.public import GivenName

    theirs = GivenName(Text({"nl": "Hun", "fr": "Leur", "en": "Theirs"}))
    change_organisation(
        organisation=one, version=one.version, names=[theirs], identifiers=[], by=None
    )

    answer = client.post(url, data)

    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Somebody else changed this organisation meanwhile" in said
    assert "Theirs" in said
    assert 'value="Mine"' in said
    assert str(one.names.get()) == "Theirs"
    again = fields(answer)
    assert again["names-0-en"] == "Mine"
    assert client.post(url, again).status_code == 302
    assert str(one.names.get()) == "Mine"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"names-0-start": "yesterday"}, "is not a date"),
        ({"names-0-start": "2012", "names-0-end": "2010"}, "The end must come after the start."),
        ({"names-0-en": ""}, "This field is required."),
        ({"names-0-DELETE": "on"}, "at least one name of its own"),
        (
            {"names-1-nl": "B", "names-1-fr": "B", "names-1-en": "B"},
            "would both be its name on the same day",
        ),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept(client, make, editor, change, said):
    one = make("Kept")
    client.force_login(editor)
    url = address("edit", one.public_id)
    answer = client.post(url, fields(client.get(url)) | {"names-0-short": "TYPED"} | change)
    assert answer.status_code == 422
    assert said in words(answer)
    assert "TYPED" in answer.content.decode()
    assert one.names.get().short == ""


def test_an_identifier_of_another_is_refused_in_words(client, make, editor):
    make("Holder", identifiers=[GivenIdentifier("IATI", "XM-1")])
    one = make("One", identifiers=[GivenIdentifier("IATI", "XM-2")])
    client.force_login(editor)
    url = address("edit", one.public_id)
    answer = client.post(url, fields(client.get(url)) | {"identifiers-0-value": "XM-1"})
    assert "IATI XM-1 belongs to Holder" in words(answer)


def test_a_merge_is_shown_before_it_is_done(client, make, editor):
    keep, drop = make("Keeper"), make("Double")
    client.force_login(editor)
    url = address("merge", drop.public_id)
    assert "Keeper" in words(client.get(url, {"q": "keep"}))
    page = client.get(url, {"into": keep.public_id})
    assert "Double" in words(page)
    drop.refresh_from_db()
    assert drop.merged_into is None
    assert client.post(f"{url}?into={keep.public_id}", {"reason": ""}).status_code == 422
    done = client.post(f"{url}?into={keep.public_id}", {"reason": "same address"})
    assert (done.status_code, done.url) == (302, keep.get_absolute_url())
    drop.refresh_from_db()
    assert drop.merged_into == keep


def test_a_merge_that_cannot_be_says_why(client, make, editor):
    keep, drop = make("Keeper"), make("Part")
    set_parent(child=drop, parent=keep, validity=ALWAYS, by=None)
    client.force_login(editor)
    answer = client.get(address("merge", drop.public_id), {"into": keep.public_id})
    assert answer.status_code == 422
    assert "are part of one another" in words(answer)


def test_a_partner_may_not_merge(client, partner):
    own = partner.memberships.get().organisation
    client.force_login(partner)
    assert client.get(address("merge", own.public_id)).status_code == 403


def test_the_document_page_hears_of_organisations_that_cite_it(make):
    from corridor.foundation.parties.web.citing import organisations_citing

    one = make("One")
    (citing,) = organisations_citing("NL11")
    assert (citing.label, citing.citation.first, citing.url) == ("One", 1, one.get_absolute_url())
    assert list(organisations_citing("NL1")) == []
