# SPDX-License-Identifier: EUPL-1.2
"""The adviser always has an answer, and a score never claims more than is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.screening.rules.adviser import advise, read, to_ask
from corridor.steering.screening.rules.codes import CODES, NOT_AID, OTHER_SECTOR
from corridor.steering.screening.rules.questions import QUESTION, QUESTIONS, UNKNOWN
from corridor.steering.screening.rules.scores import HIGHEST, score
from corridor.values.answers import Answer

PARTLY = st.fixed_dictionaries(
    {}, optional={each.code: st.sampled_from([*each.choices, UNKNOWN]) for each in QUESTIONS}
)
WHOLE = st.fixed_dictionaries(
    {each.code: st.sampled_from(list(each.choices)) for each in QUESTIONS}
)
ABROAD = {"interest": "no", "donor": "no"}
AT_HOME = {"interest": "no", "donor": "yes", "first-year": "yes"}


def surely(answers):
    return {each.code for each in advise(answers) if each.fits is Answer.YES}


@given(PARTLY)
def test_every_combination_of_answers_ends_in_an_answer_with_a_why(answers):
    found = advise(answers)
    assert found
    for each in found:
        assert not each.why.missing()
        assert not each.against.missing()


@given(WHOLE)
def test_all_questions_answered_leave_nothing_open(answers):
    assert all(each.fits is Answer.YES for each in advise(answers))
    assert to_ask(answers) == ()


@given(PARTLY, st.randoms())
def test_the_order_of_answering_does_not_matter(answers, chance):
    pairs = list(answers.items())
    chance.shuffle(pairs)
    assert advise(dict(pairs)) == advise(answers)
    assert to_ask(dict(pairs)) == to_ask(answers)


@given(PARTLY, st.data())
def test_what_is_sure_stays_sure_whatever_is_answered_next(answers, data):
    """What is not known keeps several answers open and takes none for granted."""
    known = {code: said for code, said in answers.items() if said != UNKNOWN}
    rest = {each.code: each.choices for each in QUESTIONS if each.code not in known}
    more = {code: data.draw(st.sampled_from(list(choices))) for code, choices in rest.items()}
    assert surely(answers) <= surely({**known, **more})
    assert surely({**known, **more}) <= {each.code for each in advise(answers)}


@given(PARTLY)
def test_not_knowing_is_as_open_as_not_answering(answers):
    known = {code: said for code, said in answers.items() if said != UNKNOWN}
    assert advise(answers) == advise(known)


REACHED = {
    "15190": {**ABROAD, "migration": "yes"},
    "93010": {**AT_HOME, "donor-cost": "several"},
    "93011": {**AT_HOME, "donor-cost": "shelter"},
    "93012": {**AT_HOME, "donor-cost": "training"},
    "93013": {**AT_HOME, "donor-cost": "health"},
    "93014": {**AT_HOME, "donor-cost": "other"},
    "93015": {**AT_HOME, "donor-cost": "return"},
    "93016": {**AT_HOME, "donor-cost": "transport"},
    "93017": {**AT_HOME, "donor-cost": "sea"},
    "93018": {**AT_HOME, "donor-cost": "overhead"},
    "24050": {**ABROAD, "remittances": "cost"},
    "72010": {**ABROAD, "emergency": "yes"},
    "13010": {**ABROAD, "population": "yes"},
    "13096": {**ABROAD, "data": "census"},
    "15136": {**ABROAD, "immigration": "yes"},
    NOT_AID: {"interest": "yes"},
    OTHER_SECTOR: {**ABROAD, "causes": "yes"},
}


@pytest.mark.parametrize(("code", "answers"), REACHED.items())
def test_every_code_can_be_reached(code, answers):
    assert surely(answers) == {code}


def test_the_table_of_codes_is_the_one_reached():
    assert {each.code for each in CODES} == set(REACHED)


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ({**ABROAD, "remittances": "impact"}, {"15190", "24050"}),
        ({**ABROAD, "data": "migration"}, {"15190", "13096"}),
        ({**ABROAD, "return": "developing"}, {"15190"}),
        ({**ABROAD, "return": "reintegration"}, {"15190"}),
        ({**AT_HOME, "donor-cost": "health", "migration": "yes"}, {"93013"}),
        ({**ABROAD, "return": "from-donor", "first-year": "yes"}, {"93010"}),
        ({**AT_HOME, "first-year": "no"}, {NOT_AID}),
        ({"interest": "yes", "migration": "yes"}, {NOT_AID}),
        ({each.code: "no" for each in QUESTIONS if "no" in each.choices}, {OTHER_SECTOR}),
    ],
)
def test_boundaries_between_the_codes(answers, codes):
    assert surely(answers) == codes


def test_an_open_code_names_the_questions_that_keep_it_open():
    found = {each.code: each for each in advise({"donor": "no", "migration": "yes"})}
    assert (found["15190"].fits, found["15190"].open) == (Answer.UNKNOWN, ("interest",))
    assert "93011" not in found
    assert "donor-cost" not in to_ask(ABROAD)


def test_what_is_no_question_or_no_choice_is_not_read():
    assert read({"donor": "maybe", "x": "yes", "data": "census", "return": "unknown"}) == {
        "data": "census",
        "return": "unknown",
    }


def test_every_question_and_choice_has_words_in_three_languages():
    for question in QUESTION.values():
        for text in (question.text, *question.choices.values()):
            assert not text.missing()


ANSWERED = st.lists(
    st.tuples(st.integers(1, 3), st.none() | st.integers(0, HIGHEST)), min_size=1, max_size=12
)


@given(ANSWERED, st.data())
def test_a_level_that_is_known_stands_whatever_is_answered_later(answers, data):
    found = score(answers)
    later = [
        (weight, data.draw(st.integers(0, HIGHEST)) if said is None else said)
        for weight, said in answers
    ]
    assert score(later).level != "unknown"
    assert found.level in ("unknown", score(later).level)
    assert found.answered == sum(said is not None for _weight, said in answers)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ([], "unknown"),
        ([(1, None)], "unknown"),
        ([(1, 0), (1, None)], "unknown"),
        ([(1, 0), (3, 0)], "none"),
        ([(1, 1), (3, 0)], "some"),
        ([(3, 3), (1, None)], "strong"),
        ([(1, 3), (3, 1)], "strong"),
    ],
)
def test_levels(answers, level):
    assert score(answers).level == level


def test_nothing_answered_has_no_share():
    assert score([(1, None)]).share is None
    assert score([(2, 3), (1, None)]).share.ratio == 1
