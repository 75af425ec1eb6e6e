# SPDX-License-Identifier: EUPL-1.2
"""Fields of a form as a page shows them: the control tied to its label, help and error."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField

CONTROLS = {
    "Select": "utrecht-select utrecht-select--html-select",
    "NullBooleanSelect": "utrecht-select utrecht-select--html-select",
    "SelectMultiple": "utrecht-textarea",
    "Textarea": "utrecht-textarea utrecht-textarea--html-textarea",
}
SEVERAL = {"CheckboxSelectMultiple", "RadioSelect"}


def control(bound: BoundField) -> dict[str, Any]:
    """What the template of a field needs; the control carries its class and what describes it."""
    kind = type(bound.field.widget).__name__
    several, single = kind in SEVERAL, kind == "CheckboxInput"
    attrs: dict[str, Any] = {}
    if not several:
        if not single:
            attrs["class"] = CONTROLS.get(kind, "utrecht-textbox utrecht-textbox--html-input")
        described = []
        if bound.errors:
            described.append(f"{bound.auto_id}_error")
            attrs["aria-invalid"] = "true"
            if not single:
                attrs["class"] += f" {attrs['class'].split()[0]}--invalid"
        if bound.help_text:
            described.append(f"{bound.auto_id}_help")
        if described:
            attrs["aria-describedby"] = " ".join(described)
    return {
        "field": bound,
        "several": several,
        "single": single,
        "hidden": bound.is_hidden,
        "control": bound if several else bound.as_widget(attrs=attrs),
    }


def faults(form: BaseForm) -> list[dict[str, Any]]:
    """All that is wrong: first with the form as a whole, then in the order of its fields."""
    named: list[tuple[BoundField | None, Any]] = [
        (None, error) for error in form.non_field_errors()
    ]
    named += [(field, error) for field in form for error in field.errors]
    return [{"field": field, "error": error} for field, error in named]
