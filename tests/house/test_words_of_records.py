# SPDX-License-Identifier: EUPL-1.2
"""Records, kinds and work have a name for readers, in each of their languages.

That each such name is translated is for `test_translations_are_complete`.
"""

from __future__ import annotations

from django.utils.functional import Promise

from corridor.foundation.audit.public import tracked_models
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
