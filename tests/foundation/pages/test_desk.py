# SPDX-License-Identifier: EUPL-1.2
"""What awaits somebody, as rooms hand it in."""

from __future__ import annotations

import pytest

from corridor.foundation.pages import desk
from corridor.foundation.pages.public import Tray, Waiting, desk_of, register_desk


@pytest.fixture(autouse=True)
def _empty(monkeypatch):
    monkeypatch.setattr(desk, "_providers", [])


def test_trays_stand_in_the_order_of_the_rooms_and_empty_ones_are_left_out():
    one, two = Waiting("Report on 2011", "/a/"), Waiting("Answer a promise", "/b/", late=3)
    register_desk(lambda user: [Tray("Reports", [one]), Tray("Nothing here", [])])
    register_desk(lambda user: [Tray("Promises", [two], count=12, url="/all/")])
    first, second = desk_of("somebody")
    assert (first.title, first.total) == ("Reports", 1)
    assert (second.title, second.total, second.items[0].late) == ("Promises", 12, 3)


def test_a_room_is_asked_about_the_person_and_once():
    asked = []

    def provider(user):
        asked.append(user)
        return []

    register_desk(provider)
    register_desk(provider)
    assert desk_of("somebody") == ()
    assert asked == ["somebody"]
