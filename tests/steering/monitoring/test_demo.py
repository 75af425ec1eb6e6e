# SPDX-License-Identifier: EUPL-1.2
"""A round to try out: real activities, no figure made up, in the demonstration only."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from corridor.foundation.accounts.public import make_demo_accounts
from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.models import Organisation
from corridor.site.cli import main
from corridor.steering.monitoring.public import open_demo_round, sheets
from corridor.values.periods import Period

from .conftest import make_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, stage):
    settings.DEMO = True
    return stage


def test_it_is_of_the_last_year_in_which_something_ran_and_empty(demo):
    make_activity(demo.other, runs=as_range(Period(date(2009, 1, 1), date(2013, 1, 1))))
    round = open_demo_round(partner=demo.other)
    assert (round.days, round.state) == (Period.year(2012), "open")
    assert round.due > timezone.localdate()
    assert [sheet.narrative for sheet in sheets(round)] == [None]
    assert open_demo_round(partner=demo.other) is None


def test_what_has_no_end_runs_today(demo):
    make_activity(demo.other, runs=as_range(Period(date(2009, 1, 1), None)))
    assert open_demo_round(partner=demo.other).days == Period.year(timezone.localdate().year)


def test_without_an_activity_that_tells_its_time_there_is_none(demo):
    make_activity(demo.other, runs=None)
    assert open_demo_round(partner=demo.other) is None


def test_outside_the_demonstration_there_is_none(stage):
    with pytest.raises(RuntimeError, match="demonstration only"):
        open_demo_round(partner=stage.partner)


def test_from_a_terminal(demo, capsys):
    assert main(["demo-round"]) == 1
    assert "make the demo accounts first" in capsys.readouterr().err
    Organisation.objects.filter(pk=demo.other.pk).update(code="iom")
    Organisation.objects.filter(code__startswith="made").exclude(pk=demo.partner.pk).update(
        code="nl-bz"
    )
    make_activity(demo.other)
    make_demo_accounts()
    assert main(["demo-round"]) == 0
    assert "Others, 2012, due on" in capsys.readouterr().out
    assert main(["demo-round"]) == 0
    assert "no round opened" in capsys.readouterr().out


def test_reminders_are_sent_from_a_terminal(stage, capsys):
    assert main(["remind"]) == 0
    assert capsys.readouterr().out == "2 letters sent\n"
    assert main(["remind"]) == 0
    assert capsys.readouterr().out == "0 letters sent\n"
