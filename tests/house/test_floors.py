# SPDX-License-Identifier: EUPL-1.2
"""Foreign keys look down, as imports do: the database may not climb the stairs either."""

import configparser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

ROOT = Path(__file__).resolve().parents[2]
STOREYS = ("foundation", "steering", "insight", "delivery", "reporting")
ORDER = {  # within a storey, from the bottom up; rooms in one tuple do not know each other
    "foundation": (
        ("kernel",),
        ("audit",),
        ("privacy",),
        ("pages",),
        ("jobs",),
        ("reference",),
        ("parties",),
        ("accounts",),
    ),
    "steering": (
        ("policy",),
        ("portfolio",),
        ("dossiers", "learning", "monitoring", "plans", "screening"),
        ("dialogue",),
    ),
    "insight": (("evidence", "knowledge"), ("foresight",)),
    "delivery": (("calls", "returns", "placements", "remittances"),),
}


def place(model):
    """(storey, landing, room) of a model; reporting has no rooms."""
    _, storey, *rest = model.__module__.split(".")
    if storey not in ORDER:
        return STOREYS.index(storey), 0, storey
    landing = next(n for n, rooms in enumerate(ORDER[storey]) if rest[0] in rooms)
    return STOREYS.index(storey), landing, rest[0]


def relations(among):
    """Foreign keys, one-to-one and many-to-many, as declared; reverse sides left out."""
    for model in among:
        if model.__module__.startswith("corridor."):
            for field in model._meta.get_fields():
                declared = field.is_relation and not field.auto_created
                other = field.related_model if declared else None
                if other and other.__module__.startswith("corridor."):
                    yield model, field, other


def upward(among):
    """The relations that look up, or across the landing."""
    return [
        f"{model._meta.label}.{field.name} -> {other._meta.label}"
        for model, field, other in relations(among)
        if place(other)[:2] > place(model)[:2]
        or (place(other)[:2] == place(model)[:2] and place(other)[2] != place(model)[2])
    ]


def test_relations_look_down():
    assert upward(apps.get_models()) == []


def test_relations_are_found():
    assert sum(1 for _ in relations(apps.get_models())) > 10


def made_in(room, name, **fields):
    """A model as that room would have it."""
    module = f"corridor.{room}.models"
    label = room.rsplit(".", 1)[-1]
    meta = type("Meta", (), {"app_label": label})
    return type(name, (models.Model,), {"__module__": module, "Meta": meta, **fields})


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("foundation.reference", "foundation.parties"),
        ("foundation.parties", "steering.policy"),
        ("steering.policy", "steering.portfolio"),
        ("steering.policy", "reporting"),
        ("steering.portfolio", "insight.knowledge"),
        ("insight.knowledge", "reporting"),
        ("delivery.calls", "delivery.returns"),
        ("insight.evidence", "delivery.calls"),
    ],
)
@pytest.mark.parametrize("kind", [models.ForeignKey, models.OneToOneField, models.ManyToManyField])
@isolate_apps()
def test_a_relation_that_looks_up_is_seen(lower, upper, kind):
    other = made_in(upper, "Upper")
    options = {} if kind is models.ManyToManyField else {"on_delete": models.CASCADE}
    model = made_in(lower, "Lower", other=kind(other, related_name="+", **options))
    label = f"{lower.rsplit('.', 1)[-1]}.Lower.other -> {upper.rsplit('.', 1)[-1]}.Upper"
    assert upward([model, other]) == [label]


@isolate_apps()
def test_relations_down_and_within_a_room_are_fine():
    country = made_in("foundation.reference", "Country")
    region = made_in(
        "foundation.reference", "Region", of=models.ForeignKey(country, models.CASCADE)
    )
    report = made_in("reporting", "Report", on=models.ForeignKey(country, models.CASCADE))
    assert upward([country, region, report]) == []
    assert len(list(relations([country, region, report]))) == 2


def test_rooms_are_installed_from_the_ground_up():
    order = []
    for room in settings.ROOMS:
        _, storey, *rest = room.split(".")
        landings = ORDER.get(storey, ())
        landing = next((n for n, rooms in enumerate(landings) if rest[0] in rooms), 0)
        order.append((STOREYS.index(storey), landing))
    assert order == sorted(order)


def test_the_contracts_know_the_same_order():
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    for storey in ("foundation", "steering", "insight"):
        layers = parser[f"importlinter:contract:{storey}"]["layers"].split("\n")
        rooms = [
            tuple(room.strip(" ()") for room in layer.split("|"))
            for layer in layers
            if layer.strip()
        ]
        assert tuple(reversed(rooms)) == ORDER[storey]
