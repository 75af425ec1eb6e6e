# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.values.texts import Text


class TranslatedField(models.JSONField):
    """A `Text` in a column: {language: string}, read back as `Text`; null is no text at all.

    Raises `ValueError` on saving an unknown language or an empty text.
    """

    description = _("Text in several languages")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Text | None:
        strings = super().from_db_value(value, expression, connection)
        return None if strings is None else Text(strings)

    def to_python(self, value: Any) -> Text | None:
        if value is None or isinstance(value, Text):
            return value
        if not isinstance(value, dict):
            raise ValidationError(_("A text is written as one string for each language."))
        try:
            return Text(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(dict(value) if isinstance(value, Text) else value, model_instance)

    def get_prep_value(self, value: Any) -> Any:
        # Not checked here: a lookup in one language (`names__nl="Geld"`) compares a mere string.
        return super().get_prep_value(dict(value) if isinstance(value, Text) else value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if value is not None and not hasattr(value, "as_sql"):
            value = Text(value)
        return super().get_db_prep_save(value, connection)

    def value_to_string(self, obj: models.Model) -> Any:
        value = self.value_from_object(obj)
        return None if value is None else dict(value)
