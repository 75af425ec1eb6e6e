# SPDX-License-Identifier: EUPL-1.2
"""Records, kinds and work have a name for readers, in each of their languages.

That each such name is translated is for `test_translations_are_complete`.
"""

from __future__ import annotations

from django.apps import apps
from django.utils.functional import Promise

from corridor.foundation.audit.public import tracked_models
from corridor.foundation.jobs.public import kinds

# Rooms that are not finished yet may still name theirs.
UNFINISHED = {"portfolio", "plans", "monitoring", "screening"}


def test_the_models_whose_history_is_shown_are_named():
    models = [one for one in tracked_models() if one._meta.app_label not in UNFINISHED]
    assert len(models) > 30
    unnamed = [one._meta.label for one in models if not isinstance(one._meta.verbose_name, Promise)]
    assert unnamed == []


def test_every_kind_of_record_has_a_title():
    finished = [kind for kind in kinds() if kind.room not in UNFINISHED]
    assert len(finished) > 15
    assert [kind.name for kind in finished if not isinstance(kind.title, Promise)] == []


def test_no_room_is_forgotten_among_the_unfinished():
    assert UNFINISHED & {config.label for config in apps.get_app_configs()}
