# SPDX-License-Identifier: EUPL-1.2
"""The project's own data pack is taken whole, and taking it again changes nothing."""

from collections import Counter

import pytest
from django.apps import apps

from corridor.foundation.jobs.public import kinds, run_now
from corridor.foundation.jobs.rules import Record, read_pack
from corridor.values.citations import Citation

from .support.citing import FILES, citations_in, lines_of


def counts():
    """Rows of every table of Corridor, histories among them, but for the log of its work."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("corridor.") and model._meta.app_label != "jobs"
    }


@pytest.fixture
def written(pack):
    """How many records of each kind stand in the files."""
    items = list(read_pack(pack))
    assert [str(item) for item in items if not isinstance(item, Record)] == []
    return Counter(item.kind for item in items)


def test_every_record_is_taken_and_a_second_load_leaves_all_as_it_is(loaded, pack, written):
    """`loaded` has loaded it once, and is refused where anything was set aside."""
    before = counts()
    again = run_now("load-pack", by=None, folder=str(pack))
    assert [str(aside) for aside in again.set_aside.all()] == []
    assert again.summary["kinds"] == {
        kind: {"unchanged": number} for kind, number in written.items()
    }
    assert counts() == before


# What people do in Corridor and of which the documents hold no case: no plan of an actor, no
# decision on a country or on what is aid, no screening. Making one up would be a false fact.
WITHOUT_A_CASE = {"action-plan", "conditionality-decision", "oda-decision", "screening"}


def test_every_kind_of_record_has_a_use(written):
    assert {kind.name for kind in kinds()} - set(written) == WITHOUT_A_CASE


def test_every_citation_leads_to_lines_that_say_something(pack, shared):
    read, empty = 0, []
    for record in read_pack(pack):
        for each in citations_in(record.data):
            if Citation.parse(each).document in FILES:
                read += 1
                if not lines_of(shared, each):
                    empty.append(f"{record.file}:{record.line}: {each}")
    assert empty == []
    assert read > 1500


def test_no_two_records_are_one(pack):
    for kind in kinds():
        records = [item for item in read_pack(pack) if item.kind == kind.name]
        told = [tuple(str(record.data.get(name)) for name in kind.key) for record in records]
        assert not kind.key or len(set(told)) == len(told)
