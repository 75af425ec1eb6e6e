# SPDX-License-Identifier: EUPL-1.2
"""Writing, asking, commenting and the course of a report: what holds whoever asks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from corridor.foundation.jobs.public import Refused
from corridor.reporting import actions
from corridor.reporting.actions import GivenSection, Stale
from corridor.reporting.models import Report, Section
from corridor.reporting.public import NotPublishable, draft, find_report, publish
from corridor.reporting.rules.states import Verb
from corridor.reporting.selectors import versions, writing
from corridor.values.texts import Text
from tests.reporting.writing.conftest import given

WHY = Text({"nl": "Bedrag hersteld.", "fr": "Montant corrigé.", "en": "Amount corrected."})


def step(report, verb, by, **more):
    now = Report.objects.get(pk=report.pk)
    return actions.take_step(report=now, verb=verb, version=now.version, by=by, **more)


def first(report) -> Section:
    return report.sections.select_related("report__framework").first()


# Starting


def test_a_new_report_has_a_section_for_each_priority_with_its_spending_in_it(started):
    rows = list(started.sections.all())
    assert [row.node.code for row in rows] == ["1", "2", "3", "4", "5", "6"]
    for row in rows:
        for lang, heading in (("nl", "Wat is gedaan"), ("fr", "fait"), ("en", "What was done")):
            assert heading in row.body[lang]
            assert f"{{{{spending/{row.node.code}}}}}" in row.body[lang]
            assert f"{{{{@2011:spending/{row.node.code}}}}}" in row.body[lang]
    assert rows[0].read["@2011:spending/1"]["value"] == "50000"
    assert started.steps.get().verb == "start"
    assert draft(started).faults == []


def test_a_copy_of_the_year_before_keeps_its_words_and_moves_its_figures(people, loaded):
    before = find_report("NL08", 2011)
    report = actions.start_report(
        framework=before.framework,
        year=2012,
        date=date(2026, 11, 21),
        publisher=before.publisher,
        by=people.officer,
        like=before,
    )
    assert report.basis == before.basis
    assert [row.code for row in report.sections.all()] == [r.code for r in before.sections.all()]
    assert "{{@2011:spending/total}}" in report.summary["en"]
    assert "{{@2010:" not in report.summary["en"]
    assert "{{spending/total}}" in report.summary["en"]


def test_a_framework_has_one_report_a_year(started, people):
    with pytest.raises(Refused) as refusal:
        actions.start_report(
            framework=started.framework,
            year=2012,
            date=started.date,
            publisher=started.publisher,
            by=people.officer,
        )
    assert refusal.value.at == "year"


# Writing


def test_a_section_is_written_with_the_figures_it_was_read_with(started, people):
    section = first(started)
    saved = actions.save_section(
        section=section,
        by=people.officer,
        version=1,
        given=given(section, en="In 2011 it was {{@2011:spending/1}}.  \r\nAnd so on."),
    )
    assert saved.version == 2
    assert saved.body["en"] == "In 2011 it was {{@2011:spending/1}}.\nAnd so on."
    assert saved.by_key == people.officer.pk
    assert "@2011:spending/1" in saved.read


def test_saving_what_stands_makes_no_version(started, people):
    section = first(started)
    saved = actions.save_section(
        section=section, by=people.officer, version=1, given=given(section)
    )
    assert saved.version == 1


def test_two_editors_of_one_text_lose_nothing(started, people):
    mine, theirs = first(started), first(started)
    actions.save_section(
        section=theirs, by=people.second, version=1, given=given(theirs, en="Theirs.")
    )
    with pytest.raises(Stale) as stale:
        actions.save_section(
            section=mine, by=people.officer, version=1, given=given(mine, en="Mine.")
        )
    assert stale.value.clashes == ("body.en",)
    assert stale.value.current.body["en"] == "Theirs."
    assert first(started).body["en"] == "Theirs."
    saved = actions.save_section(
        section=mine, by=people.officer, version=2, given=given(mine, en="Mine.")
    )
    assert saved.body["en"] == "Mine."


def test_two_editors_of_two_languages_both_stay(started, people):
    mine, theirs = first(started), first(started)
    actions.save_section(
        section=theirs, by=people.second, version=1, given=given(theirs, fr="Le leur.")
    )
    saved = actions.save_section(
        section=mine, by=people.officer, version=1, given=given(mine, en="Mine.")
    )
    assert (saved.body["fr"], saved.body["en"]) == ("Le leur.", "Mine.")
    assert saved.version == 3


@pytest.mark.parametrize(
    ("title", "body", "at"),
    [
        ({}, {"en": "x"}, "title"),
        ({"en": "x"}, {"nl": " \n"}, "body"),
        ({"en": "x" * 301}, {"en": "x"}, "title.en"),
        ({"en": "x"}, {"fr": "x" * 100_001}, "body.fr"),
    ],
)
def test_a_section_says_something_and_not_too_much(started, people, title, body, at):
    with pytest.raises(Refused) as refusal:
        actions.save_section(
            section=first(started),
            by=people.officer,
            version=1,
            given=GivenSection(title, body),
        )
    assert refusal.value.at == at


def test_a_section_that_was_taken_out_is_not_written(started, people):
    section = first(started)
    actions.remove_section(section=first(started), by=people.second, version=1)
    with pytest.raises(Refused, match="took this section out"):
        actions.save_section(
            section=section, by=people.officer, version=1, given=given(section, en="Mine.")
        )


def test_sections_are_added_moved_and_taken_out(started, people):
    words = GivenSection({"en": "In short"}, {"en": "Words."})
    added = actions.add_section(report=started, by=people.officer, given=words)
    again = actions.add_section(report=started, by=people.officer, given=words)
    assert (added.code, again.code) == ("in-short", "in-short-2")
    actions.move_section(section=again, by=people.officer, up=True)
    assert [row.code for row in started.sections.all()][-2:] == ["in-short-2", "in-short"]
    actions.move_section(section=first(started), by=people.officer, up=True)
    assert first(started).node.code == "1"
    with pytest.raises(Stale):
        actions.remove_section(section=added, by=people.officer, version=7)
    actions.remove_section(section=added, by=people.officer, version=1)
    assert started.sections.count() == 7


def test_the_front_is_merged_like_a_section(started, people):
    front = actions.GivenFront(
        dict(started.title), dict(started.summary), dict(started.publisher), started.date
    )
    theirs = actions.GivenFront(
        front.title, {**front.summary, "fr": "Autrement."}, front.publisher, front.date
    )
    mine = actions.GivenFront(
        front.title, {**front.summary, "en": "Otherwise."}, front.publisher, front.date
    )
    actions.save_front(report=started, by=people.second, version=1, given=theirs)
    saved = actions.save_front(report=started, by=people.officer, version=1, given=mine)
    assert (saved.summary["fr"], saved.summary["en"]) == ("Autrement.", "Otherwise.")
    with pytest.raises(Stale):
        actions.save_front(
            report=started,
            by=people.second,
            version=1,
            given=actions.GivenFront(
                front.title, {**front.summary, "en": "Again."}, front.publisher, front.date
            ),
        )


# Versions


def test_every_version_stays_and_can_be_put_back(started, people):
    section = first(started)
    before = dict(section.body)
    for number, text in enumerate(("First.", "Second."), 1):
        section = actions.save_section(
            section=section,
            by=people.officer,
            version=number,
            given=given(section, nl=text, fr=text, en=text),
        )
    found = versions.section_versions(section)
    assert [each.number for each in found] == [1, 2, 3]
    assert [each.texts["body"]["en"] for each in found][1:] == ["First.", "Second."]
    assert found[2].who == people.officer.pk
    section = actions.put_back(section=section, by=people.second, version=3, number=1)
    assert dict(section.body) == before
    assert section.version == 4
    assert len(versions.section_versions(section)) == 4


def test_moving_a_section_makes_no_version(started, people):
    section = first(started)
    actions.move_section(section=section, by=people.officer, up=False)
    assert len(versions.section_versions(section)) == 1


def test_a_version_is_not_put_back_over_what_somebody_just_wrote(started, people):
    section = first(started)
    actions.save_section(
        section=section, by=people.second, version=1, given=given(section, en="New.")
    )
    with pytest.raises(Stale):
        actions.put_back(section=section, by=people.officer, version=1, number=1)
    with pytest.raises(Refused) as refusal:
        actions.put_back(section=section, by=people.officer, version=2, number=9)
    assert refusal.value.at == "number"


# Asking and commenting


def test_who_is_asked_may_write_that_section_alone_until_they_answered(started, people):
    section, other = list(started.sections.all())[:2]
    assert not writing.may_write(people.partner, section)
    request = actions.ask_for_section(
        section=section,
        of=people.partner,
        by=people.officer,
        note="What did you do?",
        due=timezone.localdate() + timedelta(days=7),
    )
    assert writing.may_write(people.partner, section)
    assert not writing.may_write(people.partner, other)
    assert writing.may_see_draft(people.partner, started)
    with pytest.raises(Refused, match="asked already"):
        actions.ask_for_section(section=section, of=people.partner, by=people.second)
    with pytest.raises(Refused, match="somebody else"):
        actions.answer_request(request=request, by=people.second)
    actions.answer_request(request=request, by=people.partner, answer="Done.")
    assert not writing.may_write(people.partner, section)
    assert writing.may_see_draft(people.partner, started)
    with pytest.raises(Refused, match="answered already"):
        actions.answer_request(request=request, by=people.partner)


def test_what_is_asked_can_be_taken_back(started, people):
    section = first(started)
    request = actions.ask_for_section(section=section, of=people.partner, by=people.officer)
    actions.withdraw_request(request=request, by=people.officer)
    assert not writing.may_write(people.partner, section)
    actions.ask_for_section(section=section, of=people.partner, by=people.officer)


@pytest.mark.parametrize(
    ("of", "more", "at"),
    [
        ("officer", {}, "of"),
        ("partner", {"due": date(2020, 1, 1)}, "due"),
        ("partner", {"note": "x" * 4_001}, "note"),
    ],
)
def test_asking_is_refused_with_words(started, people, of, more, at):
    with pytest.raises(Refused) as refusal:
        actions.ask_for_section(
            section=first(started), of=getattr(people, of), by=people.officer, **more
        )
    assert refusal.value.at == at


def test_a_reply_opens_a_comment_again(started, people):
    section = first(started)
    comment = actions.comment_on(
        report=started, section=section, text="Is that so?", by=people.editor
    )
    assert writing.open_comments(started).count() == 1
    actions.resolve_comment(comment=comment, by=people.officer)
    assert writing.open_comments(started).count() == 0
    reply = actions.comment_on(report=started, text="No.", by=people.editor, answers=comment)
    assert reply.section == section
    assert writing.open_comments(started).get() == comment
    with pytest.raises(Refused):
        actions.comment_on(report=started, text="So?", by=people.editor, answers=reply)
    with pytest.raises(Refused):
        actions.resolve_comment(comment=reply, by=people.officer)
    with pytest.raises(Refused, match="Write what"):
        actions.comment_on(report=started, text="  ", by=people.editor)


# The course


def test_a_report_is_written_judged_published_and_corrected_by_two_people(started, people):
    step(started, Verb.HAND_IN, people.officer)
    section = first(started)
    with pytest.raises(Refused, match="in review"):
        actions.save_section(
            section=section, by=people.officer, version=1, given=given(section, en="x")
        )
    step(started, Verb.SEND_BACK, people.editor, remark="Say what came of it.")
    step(started, Verb.HAND_IN, people.officer)
    with pytest.raises(Refused) as refusal:
        step(started, Verb.APPROVE, people.officer)
    assert refusal.value.at == "by"
    with pytest.raises(NotPublishable, match="not been approved"):
        publish(report=started, by=people.editor)
    step(started, Verb.APPROVE, people.editor)
    edition = publish(report=started, by=people.editor)
    assert (edition.number, edition.reason) == (1, None)
    assert Report.objects.get(pk=started.pk).state == "published"
    with pytest.raises(Refused, match="three languages"):
        step(started, Verb.CORRECT, people.officer, reason=Text({"en": "Because."}))
    step(started, Verb.CORRECT, people.officer, reason=WHY)
    section = first(started)
    actions.save_section(
        section=section,
        by=people.officer,
        version=section.version,
        given=given(section, nl="Anders.", fr="Autrement.", en="Otherwise."),
    )
    step(started, Verb.HAND_IN, people.officer)
    step(started, Verb.APPROVE, people.editor)
    second = publish(report=started, by=people.editor)
    assert (second.number, second.reason) == (2, WHY)
    assert started.editions.get(number=1).content != second.content
    verbs = list(started.steps.values_list("verb", flat=True))
    assert verbs == [
        "start", "hand_in", "send_back", "hand_in", "approve", "publish",
        "correct", "hand_in", "approve", "publish",
    ]  # fmt: skip


def test_a_step_names_the_version_it_saw(started, people):
    step(started, Verb.HAND_IN, people.officer)
    with pytest.raises(Stale):
        actions.take_step(report=started, verb=Verb.APPROVE, version=1, by=people.editor)


def test_steps_out_of_order_and_without_words_are_refused(started, people):
    for verb in (Verb.APPROVE, Verb.SEND_BACK, Verb.CORRECT):
        with pytest.raises(Refused):
            step(started, verb, people.editor, remark="x", reason=WHY)
    step(started, Verb.HAND_IN, people.officer)
    with pytest.raises(Refused) as refusal:
        step(started, Verb.SEND_BACK, people.editor, remark=" ")
    assert refusal.value.at == "remark"


def test_an_open_comment_keeps_a_report_from_being_published_and_is_named(opened, people):
    section = opened.sections.get(code="money")
    actions.comment_on(report=opened, section=section, text="Is that so?", by=people.editor)
    step(opened, Verb.HAND_IN, people.officer)
    step(opened, Verb.APPROVE, people.editor)
    with pytest.raises(NotPublishable) as refusal:
        publish(report=opened, by=people.editor)
    (fault,) = refusal.value.faults
    assert "Is that so?" in fault
    assert (fault.section, fault.about) == ("money", "comments")
    assert opened.editions.count() == 1


def test_an_approved_report_that_changed_nothing_makes_no_edition(opened, people):
    step(opened, Verb.HAND_IN, people.officer)
    step(opened, Verb.APPROVE, people.editor)
    assert publish(report=opened, by=people.editor).number == 1
    now = Report.objects.get(pk=opened.pk)
    assert (now.state, now.reason) == ("published", None)


def test_corridor_itself_does_not_publish_what_people_write(opened):
    with pytest.raises(NotPublishable, match="not been approved"):
        publish(report=opened, by=None, reason=WHY)
