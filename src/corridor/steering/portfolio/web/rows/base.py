# SPDX-License-Identifier: EUPL-1.2
"""What every row of a list has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Row(forms.Form):
    """A row of a list. `needed` are the fields without which there is no row."""

    needed: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[Any] = ""
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gone = forms.BooleanField(label=_("Take this row away"), required=False)

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only a row in which something was typed is checked: an empty one needs nothing.
        for name, field in self.fields.items():
            field.required = name in self.needed
            field.error_messages["required"] = gettext("Fill this in, or take the row away.")
        self.order_fields([name for name in self.fields if name != "gone"])
        if not self.initial.get("key") and not self.is_bound:
            self.fields["gone"].widget = forms.HiddenInput()

    @property
    def empty(self) -> bool:
        """Taken away, or nothing typed in it."""
        if self.data.get(self.add_prefix("gone")):
            return True
        named = [name for name in self.fields if name not in ("key", "gone", *self.silent)]
        return not any((self.data.get(self.add_prefix(name)) or "").strip() for name in named)

    # Fields that always say something, and by themselves make no row.
    silent: ClassVar[tuple[str, ...]] = ()

    def values(self) -> dict[str, Any]:
        """The values of a new row, by the names of its statement."""
        raise NotImplementedError

    def stated(self, before: Any) -> Any:
        values = self.values()
        return self.statement(**values) if before is None else replace(before, **values)

    statement: ClassVar[Any] = None

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        raise NotImplementedError
