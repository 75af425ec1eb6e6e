# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .activity import Activity

_REVISION = "pg_current_xact_id()::text::bigint"
# Whoever keeps entries in mind sees by their revision which were written, but not which are gone.
GONE = (
    pgtrigger.Trigger(
        name="gone",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="old_values"),  # type: ignore[no-untyped-call]
        func=f"""
            INSERT INTO portfolio_entrygone (activity_key, revision)
            SELECT activity_id, {_REVISION} FROM old_values;
            RETURN NULL;
        """,
    ),
    pgtrigger.Trigger(
        name="all_gone",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Truncate,
        func=f"""
            INSERT INTO portfolio_entrygone (activity_key, revision) VALUES (NULL, {_REVISION});
            RETURN NULL;
        """,
    ),
)


class ActivityEntry(models.Model):
    """What the list finds, counts and orders an activity by, in one row without relations.

    Worked out from the activity and its shares and written anew whenever they change
    (`actions/indexing.py`); so it has no history of its own. `terms` and `organisations` hold
    numbers that `rules/terms.py` composes and reads. `first` and `last` are the years between which
    it runs, null where that end is open. `words` are those of title, aims and description, each by
    its language's dictionary, and of its codes; `title_*` is what a reader of the language finds
    it under. `revision` is the transaction that wrote it last.
    """

    activity = models.OneToOneField(
        Activity, models.CASCADE, primary_key=True, related_name="entry"
    )
    public = models.BooleanField()
    partner_key = models.BigIntegerField(null=True)
    status = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    gender = models.PositiveSmallIntegerField()
    first = models.SmallIntegerField(null=True)
    last = models.SmallIntegerField(null=True)
    terms = ArrayField(models.IntegerField())
    organisations = ArrayField(models.IntegerField())
    words = SearchVectorField()
    title_nl = models.TextField(db_collation="C")
    title_fr = models.TextField(db_collation="C")
    title_en = models.TextField(db_collation="C")
    revision = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            GinIndex(fields=["terms"], name="portfolio_entry_terms"),
            GinIndex(fields=["organisations"], name="portfolio_entry_organisations"),
            GinIndex(fields=["words"], name="portfolio_entry_words"),
            *(
                models.Index(fields=[f"title_{lang}", "activity"], name=f"portfolio_entry_{lang}")
                for lang in ("nl", "fr", "en")
            ),
            models.Index(fields=["partner_key"], name="portfolio_entry_partner"),
            models.Index(fields=["revision"], name="portfolio_entry_revision"),
        ]
        triggers = GONE
