# SPDX-License-Identifier: EUPL-1.2
"""Foreign keys look down, as imports do: the database may not climb the stairs either."""

from django.apps import apps

STOREYS = ("foundation", "steering", "insight", "delivery", "reporting")
ORDER = {  # within a storey, from the bottom up; rooms in one tuple do not know each other
    "foundation": (
        ("kernel",),
        ("audit",),
        ("privacy",),
        ("jobs", "pages"),
        ("reference",),
        ("parties",),
        ("accounts",),
    ),
    "steering": (("policy",), ("portfolio",), ("dialogue",)),
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


def relations():
    """Foreign keys, one-to-one and many-to-many, as declared; reverse sides left out."""
    for model in apps.get_models():
        if model.__module__.startswith("corridor."):
            for field in model._meta.get_fields():
                declared = field.is_relation and not field.auto_created
                other = field.related_model if declared else None
                if other and other.__module__.startswith("corridor."):
                    yield model, field, other


def test_relations_look_down():
    upward = [
        f"{model._meta.label}.{field.name} -> {other._meta.label}"
        for model, field, other in relations()
        if place(other)[:2] > place(model)[:2]
        or (place(other)[:2] == place(model)[:2] and place(other)[2] != place(model)[2])
    ]
    assert upward == []


def test_relations_are_found():
    assert sum(1 for _ in relations()) > 10
