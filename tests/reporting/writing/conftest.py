# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest

from corridor.values.texts import Text

LANGUAGES = ("nl", "fr", "en")


@pytest.fixture
def people(account):
    """An officer, another one, an editor, and somebody without any right to reports."""

    class People:
        officer = account("officer")
        second = account("officer", email="second@example.org")
        editor = account("editor")
        partner = account("partner")

    return People


@pytest.fixture
def started(people):
    """A report on 2012 that an officer just started from the template."""
    from corridor.reporting.actions import start_report
    from corridor.steering.policy.public import Framework

    return start_report(
        framework=Framework.objects.get(code="NL08"),
        year=2012,
        date=date(2026, 11, 21),
        publisher=Text(dict.fromkeys(LANGUAGES, "The ministry")),
        by=people.officer,
        basis="stated",
    )


@pytest.fixture
def opened(loaded, people):
    """The published report on 2011, opened for correction."""
    from corridor.reporting.actions import take_step
    from corridor.reporting.public import find_report
    from corridor.reporting.rules.states import Verb

    report = find_report("NL08", 2011)
    reason = Text({"nl": "Hersteld.", "fr": "Corrigé.", "en": "Mended."})
    take_step(
        report=report, verb=Verb.CORRECT, version=report.version, by=people.officer, reason=reason
    )
    return find_report("NL08", 2011)


@pytest.fixture
def money(opened):
    return opened.sections.get(code="money")


def given(section, **body: str):
    """A section as it stands, with the text of some languages changed."""
    from corridor.reporting.actions import GivenSection

    return GivenSection(dict(section.title), {**section.body, **body}, list(section.sources))
