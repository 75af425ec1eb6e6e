# SPDX-License-Identifier: EUPL-1.2
"""Loading takes what is sound, names what is not with its file and line, and can be done again."""

import pytest
from django.db import OperationalError

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs import registry
from corridor.foundation.jobs.public import (
    Kind,
    Outcome,
    PackRecord,
    Refused,
    SetAside,
    register_kinds,
    upsert,
)
from corridor.foundation.jobs.rules import in_order
from corridor.foundation.reference.public import (
    Country,
    CountryList,
    Currency,
    Document,
    ListMembership,
    Region,
)

from .conftest import COUNTRIES, DOCUMENTS, GROUND, WORLD, everything, faults, listed

pytestmark = pytest.mark.django_db


def test_a_sound_pack_is_taken_whole(ground, load):
    assert ground.summary == {
        "kinds": {"document": {"created": 1}, "region": {"created": 2}, "country": {"created": 3}},
        "faults": 0,
        "waiting": 0,
    }
    assert (ground.done, ground.total, ground.percent) == (6, 6, 100)
    run = load({"country-list.yaml": listed(members="[{country: GH}, {country: MA}]")})
    assert faults(run) == []
    members = ListMembership.objects.filter(country_list__code="partners")
    assert sorted(members.values_list("country__iso2", flat=True)) == ["GH", "MA"]


def test_loading_twice_changes_nothing(ground, load):
    load({"country-list.yaml": listed()})
    before = everything()
    again = load()
    assert everything() == before
    assert all(set(counts) == {"unchanged"} for counts in again.summary["kinds"].values())
    assert sum(counts["unchanged"] for counts in again.summary["kinds"].values()) == 7


def test_what_changed_in_the_pack_changes_alone(ground, load):
    again = load({"country.csv": COUNTRIES.replace("SLE", "SLX")})
    assert again.summary["kinds"]["country"] == {"changed": 1, "unchanged": 2}
    assert [c.action for c in history_of(Country.objects.get(iso2="SL"))] == ["insert", "update"]
    assert [c.action for c in history_of(Country.objects.get(iso2="GH"))] == ["insert"]


def test_history_says_which_run_wrote_a_record(ground):
    (change,) = history_of(Document.objects.get(code="NL11"))
    assert (change.who, change.reason) == (None, f"load-pack {ground.public_id}")


def test_what_a_person_loads_is_theirs(load, editor):
    from corridor.foundation.jobs.public import run_now

    run = load(GROUND)
    folder = run.params["folder"]
    Document.objects.all().delete()
    run_now("load-pack", by=editor, folder=folder)
    (change,) = history_of(Document.objects.get(code="NL11"))
    assert change.who == editor.pk


def bad(name, text, *expected, id):
    return pytest.param(name, text, expected, id=id)


OVERLAPPING = """
  - country: GH
    valid: {from: "2008-07-04", until: "2011-01-01"}
  - country: GH
    valid: {from: "2010-12-31", until: open}"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        bad(
            "country-list.yaml",
            listed(members="\n  - country: GH\n  - country: QQ"),
            ("country-list.yaml:9", "QQ", "members.1.country"),
            id="unknown code",
        ),
        bad(
            "country-list.yaml",
            listed(members=OVERLAPPING),
            ("country-list.yaml:", "overlap"),
            id="overlapping validity",
        ),
        bad(
            "country-list.yaml",
            listed(valid='{from: "2011-07-11", until: "2008-07-04"}'),
            ("country-list.yaml:4", "cannot end", "valid"),
            id="dates the wrong way round",
        ),
        bad(
            "country-list.yaml",
            listed(valid='{from: "2011-02-30", until: open}'),
            ("country-list.yaml:4", "not a day of the calendar"),
            id="no such day",
        ),
        bad(
            "country-list.yaml",
            listed(valid="{from: , until: open}"),
            ("country-list.yaml:4", "is not a date"),
            id="date left out",
        ),
        bad(
            "country-list.yaml",
            listed(reason="{nl: omdat, en: because}"),
            ("country-list.yaml:5", "translation is missing in: fr"),
            id="missing translation",
        ),
        bad(
            "country-list.yaml",
            listed(reason='{nl: omdat, fr: " ", en: because}'),
            ("country-list.yaml:5", "translation is missing in: fr"),
            id="blank translation",
        ),
        bad(
            "country-list.yaml",
            listed(reason="{nl: omdat, fr: x, en: y, de: weil}"),
            ("country-list.yaml:5", "unknown language: de"),
            id="unknown language",
        ),
        bad(
            "country-list.yaml",
            listed(reason="omdat"),
            ("country-list.yaml:5", "one string each for nl, fr and en"),
            id="text without languages",
        ),
        bad(
            "country-list.yaml",
            listed(sources="[NL11:79-101]"),
            ("country-list.yaml:6", "NL11", "100"),
            id="line beyond the document",
        ),
        bad(
            "country-list.yaml",
            listed(sources="[NL99:1]"),
            ("country-list.yaml:6", "NL99"),
            id="unknown document",
        ),
        bad(
            "country-list.yaml",
            listed(sources="[page 3]"),
            ("country-list.yaml:6", "is not a citation"),
            id="no citation",
        ),
        bad(
            "country-list.yaml",
            listed(sources="[]"),
            ("country-list.yaml:6", "at least one source"),
            id="no source",
        ),
        bad(
            "country-list.yaml",
            listed(complete="perhaps"),
            ("country-list.yaml:3", "'perhaps'"),
            id="no truth value",
        ),
        bad(
            "country-list.yaml",
            listed(colour="blue"),
            ("country-list.yaml:8", "colour: this kind has no such key"),
            id="unknown key",
        ),
        bad(
            "country-list.yaml",
            listed(reason=None),
            ("country-list.yaml:1", "reason: this is missing"),
            id="missing key",
        ),
        bad(
            "exchange-rate.csv",
            "day,currency,rate\n2011-12-30,USD,1.2939\n",
            ("exchange-rate.csv:2", "USD"),
            id="currency that is not there",
        ),
        bad(
            "exchange-rate.csv",
            "day,currency,rate\n2011-12-30,USD,minus\n",
            ("exchange-rate.csv:2", "rate", "'minus'"),
            id="no number",
        ),
        bad(
            "exchange-rate.csv",
            f"day,currency,rate\n2011-12-30,USD,{'9' * 40}\n",
            ("exchange-rate.csv:2", "rate"),
            id="number too large",
        ),
        bad(
            "document.yaml",
            DOCUMENTS.replace("Brief", "B" * 301),
            ("document.yaml:2", "title"),
            id="text too long",
        ),
        bad(
            "framwork.yaml",
            "- code: NL08\n",
            ("framwork.yaml:1", "no kind of record named 'framwork'; did you mean framework?"),
            id="unknown kind",
        ),
        bad(
            "wholly-unlike.csv",
            "code\nNL08\n",
            ("wholly-unlike.csv:2", "no kind of record named 'wholly-unlike'"),
            id="unknown kind that is like no other",
        ),
        bad("country-list.yaml", "- code: [1", ("country-list.yaml:1", "YAML"), id="broken file"),
    ],
)
def test_bad_input_is_named_at_its_place_and_nothing_of_it_is_written(
    ground, load, name, text, expected
):
    before = everything()
    run = load({name: text})
    (said,) = faults(run)
    assert said.startswith(expected[0])
    for part in expected[1:]:
        assert part in said
    assert everything() == before
    assert run.state == "done"


def test_a_bad_record_does_not_stop_the_others(ground, load):
    run = load(
        {
            "country-list.yaml": listed("first")
            + listed("second", members="[{country: GH}, {country: QQ}]")
            + listed("third", reason="{nl: omdat}")
            + listed("last", members="[{country: SL}]"),
            "broken.yaml": "- [",
        }
    )
    assert len(faults(run)) == 3
    assert set(CountryList.objects.values_list("code", flat=True)) == {"first", "last"}
    assert ListMembership.objects.count() == 2
    assert run.summary["kinds"]["country-list"] == {"created": 2}


def test_a_changed_record_that_cannot_be_taken_leaves_the_old_one_whole(ground, load):
    load({"country-list.yaml": listed()})
    before = everything()
    run = load({"country-list.yaml": listed(members="[{country: MA}, {country: QQ}]")})
    assert len(faults(run)) == 1
    assert everything() == before


def test_every_fault_of_a_record_is_told_at_once(ground, load):
    run = load(
        {"country-list.yaml": listed(reason="{nl: omdat}", sources="[]", complete="perhaps")}
    )
    assert [said.split(" ")[1] for said in faults(run)] == ["complete:", "reason:", "sources:"]


def test_what_is_set_aside_is_kept_with_its_record(ground, load):
    run = load({"country.csv": COUNTRIES + "X1,XYZ,999,002\n"})
    (aside,) = SetAside.objects.filter(run=run)
    assert (aside.kind, aside.file, aside.line, aside.why) == ("country", "country.csv", 5, "fault")
    assert aside.record == {"iso2": "X1", "iso3": "XYZ", "m49": "999", "region": "002"}


def test_records_of_rooms_to_come_wait(ground, load, planned):
    run = load({f"attic/{planned}.yaml": "- {code: A1}\n- {code: A2}\n"})
    assert (run.summary["faults"], run.summary["waiting"]) == (0, 2)
    assert [str(aside) for aside in run.set_aside.filter(why="waiting")] == [
        "attic/dream.yaml:1: waits for the room attic",
        "attic/dream.yaml:2: waits for the room attic",
    ]


def test_mending_a_pack_and_loading_again_takes_what_is_left(load):
    first = load({**GROUND, "country.csv": COUNTRIES.replace("GHA,288,002", "GHA,288,999")})
    assert len(faults(first)) == 1
    second = load({"country.csv": COUNTRIES})
    assert faults(second) == []
    assert second.summary["kinds"]["country"] == {"unchanged": 2, "created": 1}


@pytest.fixture
def kind():
    """Register a kind for the length of a test."""
    held = dict(registry._kinds)

    class Anything(PackRecord):
        code: str
        more: str | None = None

    def do(save, **options):
        made = Kind("anything", "tests", Anything, save, **options)
        register_kinds([made])
        return made

    yield do
    registry._kinds.clear()
    registry._kinds.update(held)


ANYTHING = "- code: USD\n- code: GBP\n- code: CHF\n"


def save_currency(record):
    return upsert(Currency, {"code": record.code}, {"minor_units": 2, "names": {"en": "x"}})[1]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("not this one", at="code"), "anything.yaml:2: code: not this one"),
        (KeyError("rate"), "Corridor fails on this record: KeyError: 'rate'"),
        (RecursionError("too deep"), "Corridor fails on this record: RecursionError"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "no"), "Corridor fails on this record"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_a_record_that_a_room_fails_on_is_undone_and_the_rest_goes_on(load, kind, error, said):
    def save(record):
        outcome = save_currency(record)
        if record.code == "GBP":
            raise error
        return outcome

    kind(save)
    run = load({"anything.yaml": ANYTHING})
    (fault,) = faults(run)
    assert said in fault
    assert run.summary["kinds"]["anything"] == {"created": 2}
    assert set(Currency.objects.values_list("code", flat=True)) == {"USD", "CHF"}


@pytest.mark.parametrize(
    "values",
    [{"minor_units": 10**9}, {"minor_units": None}, {"code": "FAR TOO LONG"}],
    ids=["out of range", "null", "too long"],
)
def test_what_the_database_refuses_is_undone_and_the_rest_goes_on(load, kind, values):
    def save(record):
        outcome = save_currency(record)
        if record.code == "GBP":
            Currency.objects.filter(code="GBP").update(**values)
        return outcome

    kind(save)
    run = load({"anything.yaml": ANYTHING})
    (fault,) = faults(run)
    assert fault.startswith("anything.yaml:2: the database refuses it: ")
    assert set(Currency.objects.values_list("code", flat=True)) == {"USD", "CHF"}


def test_a_database_that_is_gone_is_no_fault_of_the_record(load, kind):
    def save(record):
        raise OperationalError("the server closed the connection")

    kind(save)
    with pytest.raises(OperationalError):
        load({"anything.yaml": ANYTHING})


def test_a_record_that_stands_twice_is_taken_once(load, kind):
    kind(save_currency, key=("code", "more"))
    run = load({"anything.yaml": ANYTHING + "- code: GBP\n- {code: GBP, more: x}\n"})
    assert faults(run) == [
        "anything.yaml:4: the same record stands at anything.yaml:2 already",
    ]
    assert run.summary["kinds"]["anything"] == {"created": 3, "unchanged": 1}


def test_a_kind_belongs_to_one_room(kind):
    kind(save_currency)
    stolen = Kind("anything", "elsewhere", PackRecord, save_currency)
    with pytest.raises(ValueError, match="belongs to tests already"):
        register_kinds([stolen])


def of(name, *after):
    return Kind(name, "tests", PackRecord, save_currency, after)


def test_kinds_come_after_those_they_refer_to():
    ordered = in_order([of("a", "c"), of("b"), of("c", "b", "d"), of("d")])
    assert [kind.name for kind in ordered] == ["b", "d", "c", "a"]


def test_kinds_in_a_circle_or_after_nothing_are_an_error_of_the_program():
    with pytest.raises(ValueError, match="circle: a -> b -> a"):
        in_order([of("a", "b"), of("b", "a")])
    with pytest.raises(ValueError, match="a comes after z, which does not exist"):
        in_order([of("a", "z")])


def test_upsert_leaves_rows_that_hold_the_values_alone():
    row, outcome = upsert(Region, {"code": "001"}, {"kind": "world", "names": {"en": "World"}})
    assert outcome is Outcome.CREATED
    assert upsert(Region, {"code": "001"}, {"kind": "world"})[1] is Outcome.UNCHANGED
    same = upsert(Region, {"code": "001"}, {"names": {"en": "World"}, "parent": None})
    assert same == (row, Outcome.UNCHANGED)
    assert upsert(Region, {"code": "001"}, {"names": {"en": "Earth"}})[1] is Outcome.CHANGED
    assert [change.action for change in history_of(row)] == ["insert", "update"]


def test_a_record_whose_parts_changed_is_changed():
    assert Outcome.UNCHANGED.with_parts(True) is Outcome.CHANGED
    assert Outcome.UNCHANGED.with_parts(False) is Outcome.UNCHANGED
    assert Outcome.CREATED.with_parts(True) is Outcome.CREATED


def test_the_files_of_a_pack_may_lie_in_any_order(load):
    run = load({"a/country.csv": COUNTRIES, "b/country.csv": WORLD, "z/region.csv": WORLD})
    assert run.summary["kinds"]["country"] == {"created": 3}
    assert len(faults(run)) > 0


def test_a_wrong_item_is_told_once_and_not_again_as_a_short_list():
    from corridor.foundation.jobs.actions.loading import _deepest

    errors = [
        {"loc": ("names",), "type": "too_short"},
        {"loc": ("names", 0, "valid"), "type": "value_error"},
        {"loc": ("kind",), "type": "missing"},
    ]
    assert [error["loc"] for error in _deepest(errors)] == [("names", 0, "valid"), ("kind",)]
