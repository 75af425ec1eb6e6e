# SPDX-License-Identifier: EUPL-1.2
"""What a partner told of an activity, on its page, once somebody approved it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from corridor.steering.monitoring.public import GivenNarrative, Verb, approve, save_draft
from corridor.steering.monitoring.web.sections import activity_section
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db


def drawn(stage):
    section = activity_section(stage.activity, "en")
    return None if section is None else render_to_string(section.template, dict(section.context))


def approved(stage):
    stage.reload()
    approve(round=stage.round, version=stage.round.version, by=stage.officer)


def test_a_draft_is_nobodys_business(stage):
    assert drawn(stage) is None
    stage.submit()
    assert drawn(stage) is None


def test_what_was_approved_is_told_and_of_a_round_the_last(stage):
    stage.submit()
    approved(stage)
    assert "People were helped." in drawn(stage)
    stage.step(Verb.REOPEN, stage.officer, "Say more.")
    more = GivenNarrative(stage.activity.pk, Text({"en": "Many were."}), version=1)
    save_draft(round=stage.reload(), by=stage.writer, narratives=[more])
    assert "People were helped." in drawn(stage)
    stage.step(Verb.SUBMIT, stage.writer)
    approved(stage)
    said = drawn(stage)
    assert "Many were." in said
    assert "People were helped." not in said
