# SPDX-License-Identifier: EUPL-1.2
"""What migrations of tracked models need."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

# The relations by which a history is read.
INDEXED = ("pgh_obj", "pgh_context")


class LeanHistory(Operation):
    """Take the indexes of all other relations from the histories of these models (`in_bulk`).

    One step for many fields: an operation for each would work out all models of the room as often.
    """

    def __init__(self, *models: str) -> None:
        self.models = models

    def _kept(self, app_label: str) -> list[tuple[str, str]]:
        return [(app_label, f"{model.lower()}event") for model in self.models]

    def state_forwards(self, app_label: str, state: Any) -> None:
        for key in self._kept(app_label):
            fields = state.models[key].fields
            for name, field in fields.items():
                if field.is_relation and name not in INDEXED:
                    fields[name] = field.clone()
                    fields[name].db_index = False
        if "apps" in state.__dict__:
            state.reload_models(self._kept(app_label), delay=True)

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        for model, field in self._fields(app_label, before):
            for name in editor._constraint_names(model, [field.column], index=True, unique=False):
                editor.execute(editor._delete_index_sql(model, name))

    def database_backwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        for model, field in self._fields(app_label, after):
            editor.execute(editor._create_index_sql(model, fields=[field]))

    def _fields(self, app_label: str, state: Any) -> list[tuple[Any, Any]]:
        models = [state.apps.get_model(*key) for key in self._kept(app_label)]
        return [
            (model, field)
            for model in models
            for field in model._meta.local_fields
            if field.is_relation and field.name not in INDEXED
        ]

    def describe(self) -> str:
        return "Read the history of rows by the million by record and operation alone"
