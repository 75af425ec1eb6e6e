# SPDX-License-Identifier: EUPL-1.2
"""Fields of a form as a page shows them: the control tied to its label, help and error."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.translation import gettext

CONTROLS = {
    "Select": "utrecht-select utrecht-select--html-select",
    "NullBooleanSelect": "utrecht-select utrecht-select--html-select",
    "SelectMultiple": "utrecht-textarea",
    # Not also --html-textarea, which paints a required box red before anybody has typed in it.
    "Textarea": "utrecht-textarea",
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
    return [
        {"field": field, "said": str(error) if field is None else _said(field, error)}
        for field, error in named
    ]


def _said(field: BoundField, error: Any) -> str:
    """A field's label with what is wrong; a label that asks takes no colon after its mark."""
    label = str(field.label)
    if label.endswith("?"):
        return f"{label} {error}"
    return gettext("%(label)s: %(error)s") % {"label": label, "error": error}
