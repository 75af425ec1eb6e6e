# SPDX-License-Identifier: EUPL-1.2
"""The reports of the data pack: each number opens and is what its source prints, no number stands
without a figure or a line, and all languages say it alike."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from corridor.foundation.jobs.public import Outcome
from corridor.reporting.pack import KINDS
from corridor.reporting.public import find_report, read_latest
from corridor.reporting.rules import markup
from corridor.reporting.rules.formats import NOT_STATED, shown
from corridor.reporting.rules.placeholders import keys_in
from corridor.reporting.selectors.content import draft
from corridor.reporting.selectors.documents import as_document
from corridor.values.citations import Citation
from corridor.values.texts import Text

FILES = {
    "NL08": "policy-note-nl-2008.txt",
    "NL10": "letter-and-progress-report-nl-2010.txt",
    "NL11": "progress-report-nl-2011.txt",
    "BE": "strategy-note-be.txt",
}
REPORTS = [("NL08", 2010), ("NL08", 2011), ("BE", 2022)]
LANGUAGES = ("nl", "fr", "en")
NUMBERS = {
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen",
}
# How the Dutch documents write numbers in words.
DUTCH = {word: number for number, word in enumerate(NUMBERS["nl"].split(), start=2)} | {
    "één": 1, "een": 1, "tweetal": 2, "beide": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zestal": 6,
    "zevental": 7, "dertig": 30, "dertigtal": 30, "vijftig": 50,
}  # fmt: skip
# Figures that are worked out, not printed; their calculations are tested elsewhere.
WORKED_OUT = {"remaining", "share", "change", "promises", "activities", "evaluations", "lessons",
              "plans"}  # fmt: skip
# What a line gives in parts: 27 member states of the EU and Switzerland.
IN_PARTS = {"target/nl-eadpd.platform.countries": 1}


@pytest.fixture(params=REPORTS, ids=lambda each: f"{each[0]}-{each[1]}")
def written(request, loaded):
    return find_report(*request.param)


def texts(report) -> list[tuple[str, Text, tuple[str, ...]]]:
    """The summary, and each section with the lines that it cites."""
    sections = [(s.code, Text(s.body), tuple(s.sources)) for s in report.sections.all()]
    return [("summary", Text(report.summary), ()), *sections]


def cited(shared, citation: str) -> str:
    where = Citation.parse(citation)
    path = shared / "sources" / FILES[where.document]
    lines = path.read_text(encoding="utf-8").splitlines()
    if where.first is None:
        return "\n".join(lines)
    return "\n".join(lines[where.first - 1 : where.last])


def numbers_in(text: str) -> set[Decimal]:
    """What a Dutch text says in figures or words: "3,4 miljoen" is 3,400,000 as well as 3.4."""
    found = {Decimal(DUTCH[word]) for word in re.findall(r"\w+", text.lower()) if word in DUTCH}
    for said, millions in re.findall(r"(\d[\d.,]*)(\s*(?:miljoen|mln))?", text):
        number = said.rstrip(".,")
        if re.fullmatch(r"\d{1,3}(\.\d{3})+", number):
            found.add(Decimal(number.replace(".", "")))
            continue
        value = (
            Decimal(number.replace(",", ".")) if number.count(",") + number.count(".") < 2 else None
        )
        if value is not None:
            found |= {value, value * 1_000_000} if millions else {value}
    return found


def numbers_said(text: str, lang: str) -> list[int]:
    """The numbers of a text that stand in no figure: in digits and in words."""
    bare = re.sub(r"\{\{.*?\}\}", " ", text)
    bare = re.sub(r"(?m)^\d+\. ", "", bare)
    bare = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", bare)
    digits = re.findall(r"(?<![\w-])\d[\d.,]*", bare)
    said = [int(re.sub(r"[.,]", "", number)) for number in digits]
    words = {word: number for number, word in enumerate(NUMBERS[lang].split(), start=2)}
    return said + [words[word] for word in re.findall(r"\w+", bare.lower()) if word in words]


def test_it_can_be_published_and_is(written):
    assert draft(written).faults == []
    assert written.editions.count() == 1


def test_every_figure_of_the_text_opens_with_the_value_that_is_shown(written, client):
    frozen = {figure.key: figure for figure in written.editions.get().figures.all()}
    mentioned = {
        str(k.of_year(written.year)) for _c, text, _s in texts(written) for k in keys_in(text)
    }
    assert mentioned <= frozen.keys()
    assert len(mentioned) > 20
    base = f"/nl/reports/{written.framework.code}/{written.year}/"
    page = html.unescape(client.get(base).content.decode())
    for key in sorted(mentioned):
        assert f'href="{base}figures/{key}/"' in page, key
        opened = client.get(f"{base}figures/{key}/")
        assert opened.status_code == 200, key
        assert html.escape(shown(frozen[key].content, "nl")) in opened.content.decode(), key


def test_every_value_is_that_of_a_cited_line(written, shared):
    """Printed amounts, results and aims; a count of records has no line that prints it."""
    for figure in written.editions.get().figures.all():
        content = figure.content
        question = content["definition"]["question"].removesuffix("-together")
        if question in WORKED_OUT or content["value"] is None:
            continue
        value = Decimal(content["value"]) - IN_PARTS.get(figure.key, 0)
        rounded = {value, value / 1_000_000}
        lines = [cited(shared, source) for source in content["sources"]]
        if not any(rounded & numbers_in(line) for line in lines):
            derived = [
                r for r in content["records"] if r["note"] and "nothing says" in r["note"]["en"]
            ]
            assert derived, (figure.key, content["value"], content["sources"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_stands_without_a_figure_or_a_cited_line(written, shared, lang):
    """A number in the words is that of a line of the section; a year may be the report's own, the
    one before it, or that of a figure beside it."""
    for code, text, sources in texts(written):
        lines = "\n".join(cited(shared, source) for source in sources)
        known = {int(n) for n in numbers_in(lines) if n == int(n)}
        years = {written.year, written.year - 1, *(k.year for k in keys_in(text) if k.year)}
        if code == "summary":
            # What it says in words stands in a section below.
            known |= {int(n) for _c, _t, cites in texts(written) for s in cites
                      for n in numbers_in(cited(shared, s)) if n == int(n)}  # fmt: skip
        said = numbers_said(text[lang], lang)
        assert [n for n in said if n not in known | years] == [], (code, lang)


def test_the_check_of_numbers_finds_one_that_is_made_up(shared):
    assert numbers_said("Er kwamen twaalf mensen, 3.500 euro en {{spending/1}}.", "nl") == [
        3500,
        12,
    ]
    assert numbers_said("1. Environ 1 500 bourses", "fr") == [1500]
    assert Decimal(3_400_000) in numbers_in("het project (Euro 3,4 miljoen) richt zich")
    assert Decimal(12) not in numbers_in(cited(shared, "NL11:540"))


def test_all_languages_have_the_same_parts_and_figures(written):
    for code, text, _sources in texts(written):
        shapes = {
            lang: [type(block).__name__ for block in markup.parse(text[lang])] for lang in LANGUAGES
        }
        assert shapes["nl"] == shapes["fr"] == shapes["en"], code
        assert [fault for lang in LANGUAGES for fault in markup.faults(text[lang])] == [], code


def test_each_priority_says_what_was_done_what_it_cost_and_what_fell_short(loaded):
    for year in (2010, 2011):
        for section in find_report("NL08", year).sections.filter(node__isnull=False):
            headings = [
                b for b in markup.parse(section.body["en"]) if isinstance(b, markup.Heading)
            ]
            assert [heading.text for heading in headings] == [
                "What was done", "What it cost", "What came of it", "What fell short, and why",
            ]  # fmt: skip
            assert f"{{{{spending/{section.node.code}}}}}" in section.body["en"]


def test_the_joint_evaluation_invents_no_outcome(loaded):
    """The sources tell of no year's outcome: no results are claimed, and no amounts."""
    report = find_report("BE", 2022)
    questions = {key.question for _c, text, _s in texts(report) for key in keys_in(text)}
    assert questions == {"activities", "evaluations", "lessons", "plans", "indicator"}
    told = [
        key
        for _c, text, _s in texts(report)
        for key in keys_in(text)
        if key.question == "indicator"
    ]
    # What the note says of the time before it.
    assert [str(key) for key in told] == ["@2020:indicator/be-scholarships.scholarships.count"]
    objectives = [s for s in report.sections.all() if s.node is not None]
    assert [s.node.code for s in objectives] == ["SO1", "SO2", "SO3", "SO4"]
    areas = [str(key) for s in objectives for key in keys_in(Text(s.body)) if "." in key.subject]
    assert len([key for key in areas if key.startswith("activities/")]) == 18
    assert all("has reported a result" in s.body["en"] for s in objectives)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nobody_states_an_amount_no_table_of_money_stands(loaded, client, lang):
    joint, dutch = (read_latest(find_report(*of), lang) for of in (REPORTS[2], REPORTS[1]))
    assert (joint.tells_of_money, dutch.tells_of_money) == (False, True)
    with_money = as_document(dutch)
    without = as_document(joint)
    assert (len(with_money.highlights), without.highlights) == (3, ())
    assert len(without.appendix.figures) == len([f for f in joint.figures.values() if f["unit"]])
    assert len(with_money.appendix.figures) == len(dutch.figures)
    assert 'id="part-money"' in client.get(f"/{lang}/reports/NL08/2011/").content.decode()
    page = client.get(f"/{lang}/reports/BE/2022/").content.decode()
    assert "part-money" not in page
    assert NOT_STATED[lang] not in page


def test_no_run_of_words_is_copied_from_a_source(written, shared):
    """Nine words in a row are a sentence of somebody else, or a list of names."""
    names = {"afghanistan", "sierra", "georgië", "marokko", "pharos", "mondiale"}
    taken = set()
    for path in FILES.values():
        words = re.findall(r"\w+", (shared / "sources" / path).read_text(encoding="utf-8").lower())
        taken |= {tuple(words[i : i + 9]) for i in range(len(words) - 8)}
    for code, text, _sources in texts(written):
        words = re.findall(r"\w+", re.sub(r"\{\{.*?\}\}", " 0 ", text["nl"]).lower())
        runs = {tuple(words[i : i + 9]) for i in range(len(words) - 8)} & taken
        assert [run for run in runs if not names & set(run)] == [], code


def test_a_second_loading_changes_nothing(loaded):
    [kind] = [kind for kind in KINDS if kind.name == "report"]
    for path in sorted((Path(__file__).parents[2] / "data" / "reporting").glob("report.*.yaml")):
        for record in yaml.safe_load(path.read_text(encoding="utf-8")):
            assert kind.save(kind.schema.model_validate(record)) is Outcome.UNCHANGED, path.name
