# SPDX-License-Identifier: EUPL-1.2
"""Two records of a partner become one: its rounds stay reachable, whatever their days."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.foundation.jobs.public import deliver, undelivered
from corridor.foundation.parties.public import merge
from corridor.steering.monitoring.models import Round
from corridor.steering.monitoring.public import open_round, visible_rounds
from corridor.values.periods import Period

from .conftest import DUE, YEAR, make_activity

pytestmark = pytest.mark.django_db


def test_rounds_follow_and_those_of_the_same_days_stay_and_are_reached(stage):
    make_activity(stage.other)
    same = open_round(partner=stage.other, period=YEAR, due=DUE, by=None)
    free = open_round(partner=stage.other, period=Period.year(2010), due=date(2011, 3, 1), by=None)
    merge(keep=stage.partner, drop=stage.other, by=None, reason="the same")
    for _twice in range(2):
        for announcement in undelivered():
            deliver(announcement_id=announcement.pk)
    same.refresh_from_db()
    free.refresh_from_db()
    assert (same.partner, free.partner) == (stage.other, stage.partner)
    everything = {stage.round.pk, same.pk, free.pk}
    for user in (stage.writer, stage.stranger):
        assert set(visible_rounds(user).values_list("pk", flat=True)) == everything
    held = Round.objects.select_related("partner__merged_into").get(pk=same.pk)
    assert held.organisation_id == stage.partner.pk
    assert str(held) == "Helpers, 2011"
    assert stage.stranger.has_perm("monitoring.write_report", held)
