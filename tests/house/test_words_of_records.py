# SPDX-License-Identifier: EUPL-1.2
"""Records, kinds and work have a name for readers, in each of their languages.

That each such name is translated is for `test_translations_are_complete`.
"""

from __future__ import annotations

from django.utils.functional import Promise

from corridor.foundation.audit.public import tracked_models
from corridor.foundation.audit.selectors import has_history
from corridor.foundation.audit.web.words import FIELDS, named
from corridor.foundation.jobs.public import kinds


def test_the_models_whose_history_is_shown_are_named():
    models = list(tracked_models())
    assert len(models) > 30
    unnamed = [one._meta.label for one in models if not isinstance(one._meta.verbose_name, Promise)]
    assert unnamed == []


def test_every_kind_of_record_has_a_title():
    finished = list(kinds())
    assert len(finished) > 15
    assert [kind.name for kind in finished if not isinstance(kind.title, Promise)] == []


def test_every_field_whose_history_is_shown_is_named():
    """By its model, or by the word that the page of histories has for its name."""
    fields = {
        f"{model._meta.label}.{field.name}": field
        for model in tracked_models()
        for field in model._meta.concrete_fields
        if not field.primary_key and has_history(model, field.attname)
    }
    assert len(fields) > 500
    unnamed = [name for name, one in fields.items() if not named(one) and one.name not in FIELDS]
    assert unnamed == []
    everyday = {field.name for field in fields.values() if not named(field)}
    assert sorted(set(FIELDS) - everyday) == [], "words that no field needs any more"


def test_a_name_of_a_model_is_in_the_readers_languages():
    english = [
        f"{model._meta.label}.{field.name}"
        for model in tracked_models()
        for field in model._meta.concrete_fields
        if not field.primary_key
        and has_history(model, field.attname)
        and named(field)
        and not isinstance(field.verbose_name, Promise)
    ]
    assert english == []
