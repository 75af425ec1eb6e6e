# SPDX-License-Identifier: EUPL-1.2
"""The report on 2011 is written, judged, published, corrected and published again by two people;
every number in it opens, and the first edition verifies after the records changed."""

from __future__ import annotations

import json

import pytest

DESK = "/en/writing/NL08/2011/"
REPORT = "/en/reports/NL08/2011/"
PASTED = (
    "<table class=MsoTable><tr><td><b>Theme</b></td><td>Spent</td></tr>"
    "<tr><td>Return</td><td>most</td></tr></table>"
)


def go(page, path):
    page.goto(page.url.partition("/en/")[0] + path)


def opened(officer, why):
    """Open what is published for correction."""
    go(officer, DESK)
    for lang in ("nl", "fr", "en"):
        officer.fill(f"#id_correct_{lang}", why)
    officer.locator("form[action$='/steps/correct/'] button[type=submit]").click()
    officer.locator("main", has_text="open for correction").wait_for()


def handed_in(officer):
    go(officer, DESK)
    officer.locator("form[action$='/steps/hand_in/'] button[type=submit]").click()
    officer.locator("main", has_text="Somebody else will judge it.").wait_for()
    assert officer.locator("form[action$='/steps/approve/']").count() == 0


def published(editor, edition):
    go(editor, DESK)
    editor.locator("form[action$='/steps/approve/'] button[type=submit]").click()
    editor.locator("main a[href$='/publish/']").click()
    editor.locator("main", has_text="Texts that change").wait_for()
    editor.locator("main form button[type=submit]").last.click()
    editor.locator("[role=status]", has_text=f"Edition {edition} is published.").wait_for()


def paste(page, area, html, plain):
    """What a browser does where somebody pastes from a word processor."""
    area.focus()
    area.evaluate(
        """(area, [html, plain]) => {
          area.setSelectionRange(area.value.length, area.value.length);
          const held = new DataTransfer();
          held.setData("text/html", html);
          held.setData("text/plain", plain);
          area.dispatchEvent(new ClipboardEvent("paste",
            {clipboardData: held, bubbles: true, cancelable: true}));
        }""",
        [html, plain],
    )


def test_the_report_of_2011_from_the_first_word_to_its_correction(visit, site):
    officer = visit(DESK, role="officer")
    editor = visit(DESK, role="editor")
    opened(officer, "A sentence was missing.")

    # Written: a figure found by its name, a table pasted from a word processor.
    officer.locator(".writing-outline__title a", has_text="The money at a glance").click()
    english = officer.locator("#id_body_en")
    before = english.input_value()
    english.fill(before + "\n\nWhat the ministry itself booked was ")
    officer.locator("#pick > summary").click()
    officer.fill("#pick-words", "spending total")
    found = officer.locator(".writing-found li", has_text="{{spending/total}}")
    found.locator("button").click()
    assert english.input_value().endswith("booked was {{spending/total}}")
    english.press("End")
    english.press_sequentially(", of 1,234 people.")
    officer.locator(
        "#seen-en", has_text="What the ministry itself booked was €8,707,499"
    ).wait_for()
    officer.locator("#asked-en", has_text="“1,234” is no figure").wait_for()
    english.press_sequentially("\n\nTable: In short\n\n")
    paste(officer, english, PASTED, "Theme\tSpent\nReturn\tmost")
    officer.locator("#seen-en td", has_text="Return").wait_for()
    assert "| Return | most |" in english.input_value()
    for lang, words in (("nl", "Zelf boekte het ministerie "), ("fr", "Le ministère a noté ")):
        area = officer.locator(f"#id_body_{lang}")
        area.fill(f"{area.input_value()}\n\n{words}{{{{spending/total}}}}.")
    officer.locator("button[name=then][value=stay]").click()
    officer.locator("[role=status]", has_text="Saved.").wait_for()
    officer.locator("#asked-en label", has_text="It is meant so").first.click()
    officer.locator("button[name=then][value=desk]").click()
    officer.wait_for_url("**/writing/NL08/2011/#section-money")

    # Judged: a comment, sent back, answered, handed in again.
    handed_in(officer)
    go(editor, f"{DESK}sections/money/talk/")
    editor.fill("form:has([name=do][value=comment]) [name=text]", "Which people?")
    editor.locator("button", has_text="Add the comment").click()
    go(editor, DESK)
    editor.fill("#id_send_back_remark", "See the comment on the money.")
    editor.locator("form[action$='/steps/send_back/'] button[type=submit]").click()
    editor.locator("main", has_text="can be written in again").wait_for()
    go(officer, "/en/desk/")
    officer.locator("main a", has_text="Which people?").click()
    officer.locator("summary", has_text="Reply").click()
    officer.fill("details [name=text]", "Those who returned; it goes.")
    officer.locator("button", has_text="Send the reply").click()
    officer.locator("main", has_text="Those who returned").wait_for()
    officer.locator("button", has_text="This is dealt with").click()
    go(officer, f"{DESK}sections/money/")
    english = officer.locator("#id_body_en")
    english.fill(english.input_value().replace(", of 1,234 people.", "."))
    officer.locator("button[name=then][value=stay]").click()
    officer.locator("[role=status]", has_text="Saved.").wait_for()
    handed_in(officer)
    published(editor, 2)

    # Read: the text stands, and every number opens.
    reader = visit(REPORT)
    told = reader.locator("main").inner_text()
    assert "What the ministry itself booked was €8,707,499." in told
    assert "In short" in told
    addresses = {
        link.get_attribute("href") for link in reader.locator("main a[href*='/figures/']").all()
    }
    assert len(addresses) > 20
    for address in sorted(addresses):
        answer = reader.request.get(site[0] + address)
        assert answer.status == 200, address
    second = reader.request.get(f"{site[0]}{REPORT}report.json")
    kept = json.loads(second.body())
    assert kept["edition"]["number"] == 2

    # The records change, the report is corrected, and the second edition stays what it was.
    booking = visit("/en/frameworks/NL08/spending/2011/?node=1", role="officer")
    booking.fill("input[name=amount]", "60000")
    booking.fill("[name=sources]", "NL11:81")
    booking.fill("textarea[name=reason]", "A corrected table came from the ministry.")
    booking.locator("main form button[type=submit]").last.click()
    booking.locator("main", has_text="The amount is booked.").wait_for()
    opened(officer, "The ministry corrected an amount.")
    go(officer, f"{DESK}front/")
    for lang in ("nl", "fr", "en"):
        area = officer.locator(f"#id_summary_{lang}")
        area.fill(f"{area.input_value()} {{{{spending/1}}}}.")
    officer.locator("button[name=then][value=stay]").click()
    officer.locator("[role=status]", has_text="Saved.").wait_for()
    handed_in(officer)
    published(editor, 3)
    go(reader, f"{REPORT}editions/")
    told = reader.locator("main").inner_text()
    assert "The ministry corrected an amount." in told
    assert "€60,000" in told
    reader.goto(f"{site[0]}/en/reports/verify/")
    reader.set_input_files(
        "input[type=file]",
        {"name": "report.json", "mimeType": "application/json", "buffer": second.body()},
    )
    reader.locator("main form button[type=submit]").last.click()
    reader.locator("[role=status]", has_text="This is what was published").wait_for()
    assert "edition 3 stands now" in reader.locator("main").inner_text()


@pytest.mark.parametrize(("scripts", "width"), [(True, 390), (False, 1280)])
def test_two_people_at_one_section_lose_nothing(visit, site, scripts, width):
    """On the sample draft of 2012, which the partner is asked for."""
    path = "/en/" + site[1]["write a section"][1]
    mine = visit(path, role="officer", width=width, java_script_enabled=scripts)
    theirs = visit(path, role="partner")
    theirs.fill("#id_body_fr", f"Écrit d’abord {scripts}.")
    theirs.locator("button[name=then][value=stay]").click()
    theirs.locator("[role=status]", has_text="Saved.").wait_for()
    mine.complaints.clear()
    mine.fill("#id_body_fr", f"Écrit ensuite {scripts}.")
    mine.locator("button[name=then][value=stay]").click()
    mine.locator("main", has_text="Somebody else wrote here meanwhile").wait_for()
    assert "d’abord" in mine.locator(".writing-stale").inner_text()
    assert mine.input_value("#id_body_fr") == f"Écrit ensuite {scripts}."
    mine.locator("button[name=then][value=stay]").click()
    mine.locator("[role=status]", has_text="Saved.").wait_for()
    # The browser reports the refusal, which is what was tried.
    mine.complaints[:] = [said for said in mine.complaints if "409" not in said]


def test_leaving_what_is_not_saved_is_asked_about(visit, site):
    page = visit("/en/" + site[1]["write a section"][1], role="officer")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_body_nl", "Niet bewaard.")
    page.locator(".writing-ways a").last.click()
    page.wait_for_url("**/writing/NL08/2012/")
    assert asked == ["beforeunload"]
