# SPDX-License-Identifier: EUPL-1.2
"""The table of roles and the permissions that rooms declare and ask for are the same ones."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

HOUSE = Path(__file__).resolve().parents[2] / "src" / "corridor"
GIVEN = frozenset().union(*settings.ROLES.values())
LABELS = {config.label for config in apps.get_app_configs() if config.name.startswith("corridor.")}
# Audit has no model of its own that could declare it.
UNDECLARED = {"audit.view_history"}


def asked():
    """Every permission that a room's code names, with a file that does."""
    named = re.compile(rf'"((?:{"|".join(sorted(LABELS))})\.[a-z]+_[a-z_]+)"')
    places = [*HOUSE.rglob("web/*.py"), *HOUSE.rglob("api.py"), *HOUSE.rglob("api/*.py")]
    found = {}
    for path in places:
        for permission in named.findall(path.read_text(encoding="utf-8")):
            found[permission] = path.relative_to(HOUSE).as_posix()
    return found


def declared():
    return {
        f"{model._meta.app_label}.{codename}"
        for model in apps.get_models()
        if model._meta.app_label in LABELS
        for codename, _name in model._meta.permissions
    }


def test_what_is_asked_for_is_given_to_some_role():
    assert len(asked()) > 5
    assert {name: place for name, place in asked().items() if name not in GIVEN} == {}


def test_what_roles_are_given_is_declared_by_a_room():
    assert declared() | UNDECLARED == GIVEN
