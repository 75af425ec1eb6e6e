# SPDX-License-Identifier: EUPL-1.2
"""Country lists and code lists are written whole or not at all, and never contradict themselves."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of, history_of_key
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.reference.models import Code, CountryList, ListMembership
from corridor.foundation.reference.public import (
    CodeStatement,
    MemberStatement,
    RegionStatement,
    UnknownCountry,
    UnknownList,
    codes,
    list_book,
    on_list,
    save_code_list,
    save_country,
    save_country_list,
    save_document,
    save_region,
)
from corridor.values.answers import Answer
from corridor.values.periods import Moment, Validity, parse_validity
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db

NAMES = Text({"nl": "Lijst", "fr": "Liste", "en": "List"})
ALL_TIME = parse_validity({"from": "open", "until": "open"})
LIST = parse_validity({"from": "2008-07-04", "until": "2011-07-11"})


def held(start: str, end: str) -> Validity:
    return parse_validity({"from": start, "until": end})


@pytest.fixture(autouse=True)
def ground() -> None:
    save_document(
        by=None,
        code="NL08",
        title="Beleidsnotitie",
        language="nl",
        kind="policy-note",
        published=Moment.parse("2008"),
        publisher="Minister",
        lines=1298,
    )
    save_region(by=None, code="001", kind="world", parent=None)
    for iso2, iso3, m49, validity in (
        ("GH", "GHA", "288", ALL_TIME),
        ("MA", "MAR", "504", ALL_TIME),
        ("SL", "SLE", "694", ALL_TIME),
        ("CS", "SCG", "891", held("2003-07-23", "2006-09-26")),
    ):
        save_country(
            by=None,
            iso2=iso2,
            iso3=iso3,
            m49=m49,
            region="001",
            dac_code=None,
            status="official",
            validity=validity,
        )


def write(*members: MemberStatement, **changed):
    said = {
        "code": "forty",
        "names": NAMES,
        "complete": False,
        "size": 43,
        "validity": LIST,
        "reason": NAMES,
        "sources": ("NL08:165-170",),
        **changed,
    }
    return save_country_list(by=None, members=members, **said)


def refused(*members: MemberStatement, **changed) -> Refused:
    with pytest.raises(Refused) as caught:
        write(*members, **changed)
    return caught.value


def test_a_member_without_more_takes_time_and_sources_from_the_list():
    write(MemberStatement("MA"))
    membership = ListMembership.objects.get()
    assert membership.validity == LIST
    assert membership.sources == ["NL08:165-170"]
    assert membership.reason is None


def test_writing_the_same_again_changes_nothing():
    members = (MemberStatement("MA"), MemberStatement("SL", held("2008-07-04", "2008-11")))
    areas = [RegionStatement(NAMES, ("NL08:5",))]
    assert write(*members, regions=areas)[1] is Outcome.CREATED
    assert write(*members, regions=areas)[1] is Outcome.UNCHANGED


def test_a_member_that_is_taken_off_goes_and_stays_in_history():
    row, _ = write(MemberStatement("MA"), MemberStatement("SL"))
    gone = ListMembership.objects.get(country__iso2="SL")
    assert write(MemberStatement("MA"))[1] is Outcome.CHANGED
    assert [m.country.iso2 for m in row.memberships.all()] == ["MA"]
    assert [change.action for change in history_of_key(ListMembership, gone.pk)] == [
        "insert",
        "delete",
    ]


def test_a_changed_reason_is_a_change_of_the_same_membership():
    write(MemberStatement("MA"))
    before = ListMembership.objects.get()
    write(MemberStatement("MA", reason=Text({"en": "Matters"})))
    after = ListMembership.objects.get()
    assert before.pk == after.pk
    assert [change.action for change in history_of(after)] == ["insert", "update"]


def test_a_country_may_come_back_to_a_list():
    write(
        MemberStatement("SL", held("2008-07-04", "2008-11-05")),
        MemberStatement("SL", held("2010-01-01", "2011-07-11")),
    )
    answers = [on_list("forty", "SL", date(year, 6, 1)).answer for year in (2009, 2010)]
    assert answers == [Answer.NO, Answer.YES]


def test_overlapping_validity_is_refused_at_its_place_and_nothing_is_written():
    error = refused(
        MemberStatement("MA"),
        MemberStatement("SL", held("2008-07-04", "2009-01-01")),
        MemberStatement("SL", held("2008-11-05", "2010-01-01")),
    )
    assert "overlaps" in str(error)
    assert error.at == "members.2.valid"
    assert not CountryList.objects.exists()


def test_a_country_named_twice_is_refused():
    assert refused(MemberStatement("MA"), MemberStatement("MA")).at == "members.1.country"


def test_the_database_itself_refuses_an_overlap():
    row, _ = write(MemberStatement("MA"))
    held_already = row.memberships.get()
    with (
        pytest.raises(IntegrityError, match="reference_membership_no_overlap"),
        transaction.atomic(),
    ):
        ListMembership.objects.create(
            country_list=row,
            country=held_already.country,
            valid=held_already.valid,
            certain=held_already.certain,
            sources=["NL08"],
        )


def test_what_is_only_possible_may_overlap_in_the_database():
    row, _ = write(
        MemberStatement("SL", held("2008-07-04", "2008-11")),
        MemberStatement("SL", held("2008-11", "2011-07-11")),
    )
    assert row.memberships.count() == 2
    assert on_list("forty", "SL", date(2008, 11, 15)).answer is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("member", "changed", "at", "said"),
    [
        (MemberStatement("ZZ"), {}, "members.0.country", "no country 'ZZ'"),
        (MemberStatement("gh"), {}, "members.0.country", "two capital letters"),
        (MemberStatement("CS"), {}, "members.0.country", "not valid then"),
        (
            MemberStatement("GH", held("2012-01-01", "open")),
            {},
            "members.0.valid",
            "outside the validity of the list",
        ),
        (MemberStatement("GH", sources=("NL08:1299",)), {}, "members.0.sources.0", "1298 lines"),
        (MemberStatement("GH", sources=("NL99:1",)), {}, "members.0.sources.0", "no document NL99"),
        (MemberStatement("GH"), {"sources": ("NL08:9-3",)}, "sources.0", "comes before"),
        (MemberStatement("GH"), {"complete": True}, "size", "43 members, but 1 are named"),
        (MemberStatement("GH"), {"size": 1}, "complete", "then the list is complete"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(member, changed, at, said):
    error = refused(member, **changed)
    assert said in str(error)
    assert error.at == at
    assert not CountryList.objects.exists()


def test_size_counts_those_on_the_list_at_one_time():
    write(
        MemberStatement("MA"),
        MemberStatement("SL", held("2008-07-04", "2008-11-05")),
        MemberStatement("GH", held("2008-11-05", "2011-07-11")),
        complete=True,
        size=2,
    )
    assert list_book().lists["forty"].named == 2


def test_asking_after_what_does_not_exist_is_told():
    write()
    with pytest.raises(UnknownList, match="'nope'"):
        on_list("nope", "GH", date(2009, 1, 1))
    with pytest.raises(UnknownCountry, match="'ZZ'"):
        on_list("forty", "ZZ", date(2009, 1, 1))


def test_a_book_of_lists_costs_three_queries_whatever_is_asked():
    for code in ("one", "two", "three"):
        write(MemberStatement("MA"), MemberStatement("GH"), code=code)
    with CaptureQueriesContext(connection) as queries:
        book = list_book()
        for code in ("one", "two", "three"):
            for country in ("GH", "MA", "SL"):
                book.on_list(code, country, date(2009, 1, 1))
        assert len(book.naming("GH")) == 3
    assert len(queries) == 3


def code_list(*said: CodeStatement, **changed):
    return save_code_list(by=None, code="kinds", names=NAMES, codes=said, **changed)


def test_codes_keep_their_order_and_their_parents():
    code_list(CodeStatement("b", NAMES, parent="a"), CodeStatement("a", NAMES))
    found = list(codes("kinds"))
    assert [row.code for row in found] == ["b", "a"]
    assert found[0].parent == found[1]
    assert code_list(CodeStatement("b", NAMES, parent="a"), CodeStatement("a", NAMES))[1] is (
        Outcome.UNCHANGED
    )
    assert code_list(CodeStatement("b", NAMES), CodeStatement("a", NAMES))[1] is Outcome.CHANGED
    assert Code.objects.filter(parent__isnull=False).count() == 0


def test_codes_can_be_asked_for_by_day():
    code_list(
        CodeStatement("old", NAMES, validity=held("open", "2010-01-01")),
        CodeStatement("all", NAMES),
    )
    assert [row.code for row in codes("kinds", date(2009, 12, 31))] == ["old", "all"]
    assert [row.code for row in codes("kinds", date(2010, 1, 1))] == ["all"]


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ([CodeStatement("a", NAMES), CodeStatement("a", NAMES)], "codes.1.code"),
        ([CodeStatement("a", NAMES, parent="z")], "codes.0.parent"),
        ([CodeStatement("a", NAMES, parent="a")], "codes.0.parent"),
        (
            [CodeStatement("a", NAMES, parent="b"), CodeStatement("b", NAMES, parent="a")],
            "codes.0.parent",
        ),
    ],
)
def test_a_code_list_that_cannot_be_is_refused(said, at):
    with pytest.raises(Refused) as caught:
        code_list(*said)
    assert caught.value.at == at
    assert not Code.objects.exists()
