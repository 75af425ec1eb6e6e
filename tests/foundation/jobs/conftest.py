# SPDX-License-Identifier: EUPL-1.2
"""Small packs, written where the test runs and loaded as a person would."""

import pytest
from django.apps import apps

from corridor.foundation.jobs.public import PLANNED

WORLD = "code,parent,kind\n001,,world\n002,001,continent\n"
COUNTRIES = "iso2,iso3,m49,region\nGH,GHA,288,002\nMA,MAR,504,002\nSL,SLE,694,002\n"
DOCUMENTS = """\
- code: NL11
  title: Brief
  language: nl
  kind: letter
  date: "2012-10-01"
  publisher: Ministerie
  lines: 100
"""
GROUND = {"region.csv": WORLD, "country.csv": COUNTRIES, "document.yaml": DOCUMENTS}


def listed(code="partners", members="[{country: GH}]", **other):
    """A country list as a record of YAML."""
    keys = {
        "code": code,
        "names": f"{{nl: {code}, fr: {code}, en: {code}}}",
        "complete": "true",
        "valid": '{from: "2008-07-04", until: open}',
        "reason": "{nl: omdat, fr: parce que, en: because}",
        "sources": "[NL11:79-93]",
        "members": members,
        **other,
    }
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


@pytest.fixture
def planned(monkeypatch):
    """A kind of a room that is planned, whatever stands by now."""
    monkeypatch.setitem(PLANNED, "dream", "attic")
    return "dream"


@pytest.fixture
def load(tmp_path):
    """Write files into the pack and load it; the run comes back."""
    from corridor.foundation.jobs.public import run_now

    def do(files=None, **options):
        for name, text in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return run_now("load-pack", by=None, folder=str(tmp_path), **options)

    return do


@pytest.fixture
def ground(db, load):
    """What every list refers to: a region, three countries, one document of a hundred lines."""
    run = load(GROUND)
    assert run.summary["faults"] == 0
    return run


def faults(run):
    return [str(aside) for aside in run.set_aside.filter(why="fault")]


def everything():
    """All rows and events of Corridor but the log of its own work, without keys and moments."""
    passing = {"id", "pgh_id", "pgh_obj_id", "pgh_created_at", "pgh_context_id", "public_id"}
    passing |= {"revision"}  # the number of a transaction
    state = {}
    for model in apps.get_models():
        if model.__module__.startswith("corridor.") and model._meta.app_label != "jobs":
            fields = [
                f.attname
                for f in model._meta.concrete_fields
                if f.attname not in passing and not f.is_relation
            ]
            rows = model._default_manager.values_list(*fields) if fields else []
            state[model._meta.label] = sorted(map(repr, rows))
    return state
