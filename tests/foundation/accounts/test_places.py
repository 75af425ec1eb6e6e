# SPDX-License-Identifier: EUPL-1.2
"""Working for one organisation at a time: what is shown, what is allowed, and forms of another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from corridor.foundation.accounts.public import (
    User,
    act_for,
    end_role,
    give_role,
    may_anywhere,
    own_organisations,
)
from corridor.foundation.parties.public import merge

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
EDIT = "parties.change_organisation"


@pytest.fixture
def two(person, organisation):
    """Somebody who is a partner at one organisation and, since later, an officer at another."""
    first, second = organisation("First Aid"), organisation("Second Office")
    user = person("partner", at=first, email="two@example.org")
    today = timezone.localdate()
    user.memberships.all().delete()
    give_role(
        user=user, role="partner", organisation=first, by=None, start=today - timedelta(days=9)
    )
    give_role(user=user, role="officer", organisation=second, by=None, start=today)
    return user, first, second


def switch(client, place, **more):
    return client.post("/en/desk/organisation/", {"place": place, **more})


def test_rights_are_those_of_the_place(two):
    user, first, second = two
    assert user.has_perm(EDIT, second)
    assert user.has_perm("audit.view_history")
    act_for(user, first.pk)
    assert user.has_perm(EDIT, first)
    assert not user.has_perm(EDIT, second)
    assert not user.has_perm("audit.view_history")
    assert not may_anywhere(user, "audit.view_history")
    assert own_organisations(user) == {first.pk}
    act_for(user, second.pk)
    assert user.has_perm("audit.view_history")
    assert own_organisations(user) == {second.pk}
    whole = User.objects.get(pk=user.pk)
    assert own_organisations(whole) == {first.pk, second.pk}


def test_the_head_says_for_whom_and_as_what(client, two):
    user, _first, _second = two
    client.force_login(user, BACKEND)
    page = client.get("/en/").content.decode()
    assert "You work for" in page
    assert "First Aid" in page
    assert "Second Office (officer)" in page


def test_who_has_one_place_is_told_it_and_switches_nothing(client, person, organisation):
    user = person("partner", at=organisation("Only One"))
    client.force_login(user, BACKEND)
    page = client.get("/en/").content.decode()
    assert "Only One" in page
    assert 'name="place"' not in page
    assert 'name="acting_for"' not in page


def test_who_has_no_role_has_no_place(client, person):
    client.force_login(person(), BACKEND)
    assert "You work for" not in client.get("/en/").content.decode()


def test_switching_changes_what_pages_allow(client, two):
    user, first, second = two
    client.force_login(user, BACKEND)
    history = f"/en/history/parties.Organisation/{first.pk}/"
    assert client.get(history).status_code == 403
    answer = switch(client, second.public_id, next="/en/organisations/")
    assert answer["Location"] == "/en/organisations/"
    assert "You now work for Second Office (officer)." in client.get("/en/").content.decode()
    assert client.get(history).status_code == 200
    switch(client, first.public_id)
    assert client.get(history).status_code == 403


def test_nobody_switches_to_where_they_have_no_role(client, two, organisation):
    user, first, _second = two
    client.force_login(user, BACKEND)
    other = organisation("Not Theirs")
    answer = switch(client, other.public_id)
    assert "You have no role there today" in client.get(answer["Location"]).content.decode()
    assert client.session.get("acting_for") is None
    assert switch(client, first.public_id, next="https://elsewhere.example/")["Location"] == (
        "/en/desk/"
    )


def test_a_role_that_ended_is_left_at_once(client, two):
    user, first, second = two
    client.force_login(user, BACKEND)
    switch(client, second.public_id)
    history = f"/en/history/parties.Organisation/{first.pk}/"
    assert client.get(history).status_code == 200
    end_role(membership=user.memberships.get(role="officer"), by=None)
    assert client.get(history).status_code == 403
    page = client.get("/en/").content.decode()
    assert "First Aid" in page
    assert "Second Office" not in page


def test_a_place_that_was_merged_is_followed(client, two, organisation):
    user, first, _second = two
    client.force_login(user, BACKEND)
    switch(client, first.public_id)
    client.get("/en/")  # which says so
    kept = organisation("Kept")
    merge(keep=kept, drop=first, by=None, reason="the same")
    page = client.get("/en/").content.decode()
    assert "Kept" in page
    assert "First Aid" not in page


def test_a_form_of_another_organisation_is_said_and_nothing_is_lost(client, two):
    user, first, second = two
    client.force_login(user, BACKEND)
    page = client.get("/en/my-account/").content.decode()
    assert f'name="acting_for" value="{first.public_id}"' in page
    switch(client, second.public_id)
    typed = {"name": "A new <name>", "language": "fr", "acting_for": first.public_id}
    answer = client.post("/en/my-account/", typed)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "made when you worked for First Aid; you now work for Second Office" in said
    assert 'value="A new &lt;name&gt;"' in said
    assert User.objects.get(pk=user.pk).name != "A new <name>"
    sent = {**typed, "acting_for_confirmed": first.public_id}
    assert client.post("/en/my-account/", sent).status_code == 302
    assert User.objects.get(pk=user.pk).name == "A new <name>"
    assert client.session["acting_for"] == first.public_id


def test_the_form_of_an_organisation_that_is_no_longer_theirs_cannot_be_sent_for_it(client, two):
    user, first, _second = two
    client.force_login(user, BACKEND)
    end_role(membership=user.memberships.get(role="partner"), by=None)
    typed = {"name": "X", "language": "fr", "acting_for": first.public_id}
    for more in ({}, {"acting_for_confirmed": first.public_id}):
        answer = client.post("/en/my-account/", {**typed, **more})
        assert answer.status_code == 409
        assert "you have no role any more" in answer.content.decode()
    assert User.objects.get(pk=user.pk).name != "X"


def test_a_file_is_asked_for_again(client, two):
    user, first, second = two
    client.force_login(user, BACKEND)
    switch(client, second.public_id)
    file = SimpleUploadedFile("numbers.csv", b"a,b")
    answer = client.post("/en/my-account/", {"acting_for": first.public_id, "file": file})
    assert answer.status_code == 409
    assert "numbers.csv" in answer.content.decode()
    assert "acting_for_confirmed" not in answer.content.decode()


def test_the_api_is_asked_for_the_chosen_one_too(client, account, django_user_model):
    """A partner of one organisation and officer at another sees drafts as who they work as."""
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.steering.portfolio.public import Activity

    user = account("partner")
    ministry = organisation_by_code("nl-bz")
    give_role(user=user, role="officer", organisation=ministry, by=None)
    other = Activity.objects.exclude(partner=organisation_by_code("iom"))
    draft = other.filter(partner__isnull=False).order_by("-pk")[0]
    Activity.objects.filter(pk=draft.pk).update(public=False)
    client.force_login(user, BACKEND)
    address = f"/api/activities/{draft.public_id}"
    switch(client, organisation_by_code("iom").public_id)
    assert client.get(address).status_code == 404
    switch(client, ministry.public_id)
    assert client.get(address).status_code == 200
