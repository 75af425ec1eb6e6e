# SPDX-License-Identifier: EUPL-1.2
"""Migrations from nothing in seconds: what is new in a state is made alone.

Django makes a model anew, with every model it can be reached from, each time a table, a constraint
or an index is added. In a house where everything points at organisations, countries and frameworks
that is the whole house for each of several hundred steps, and most of the time a new database
took. Here a new table is made alone, and a new constraint or index is noted on the model there is.

What the shortcut leaves out is what Django leaves out of the steps that it calls delayed: models
made earlier may not know yet who points at them. The state is marked as delayed, so that Django
makes all models anew before code of a migration (`RunPython`) sees them.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.state import ModelState, ProjectState


def make_new_models_alone() -> None:
    """Change how Django keeps the state of migrations in this process; twice does no harm."""
    ProjectState.add_model = add_model  # type: ignore[method-assign,assignment]
    ProjectState._append_option = append_option  # type: ignore[attr-defined]


def add_model(state: ProjectState, model: ModelState) -> None:
    """`ProjectState.add_model`, rendering the new model and no other."""
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:  # type: ignore[attr-defined]
        state.resolve_model_relations(key)
    if "apps" in vars(state):
        state.is_delayed = True
        state.apps.render_multiple([model])


def append_option(
    state: ProjectState, app_label: str, model_name: str, option_name: str, added: Any
) -> None:
    """`ProjectState._append_option` (constraints, indexes), noting it on the model there is."""
    options = state.models[app_label, model_name].options
    options[option_name] = [*options.get(option_name, []), added]
    if "apps" in vars(state):
        state.is_delayed = True
        known = state.apps.get_model(app_label, model_name)._meta
        setattr(known, option_name, [*getattr(known, option_name), added])
