# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "corridor.foundation.audit"
    label = "audit"

    def ready(self) -> None:
        from pgtrigger.migrations import AddTrigger

        AddTrigger.state_forwards = _remember_trigger  # type: ignore[method-assign]


def _remember_trigger(self: Any, app_label: str, state: Any) -> None:
    """Note a trigger in the state of a migration, and leave the models of that state alone.

    The library makes them anew after each trigger, with all that they are related to. No later
    operation looks at triggers through these models; with several hundred triggers it took most of
    the time that a new database needs.
    """
    options = state.models[app_label, self.model_name_lower].options
    options["triggers"] = [*options.get("triggers", []), self.trigger]
