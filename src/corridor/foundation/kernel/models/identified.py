# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from ..rules import LENGTH, new_public_id


class Identified(models.Model):
    """Has an identifier for addresses and exports that tells nothing about the record."""

    public_id = models.CharField(
        max_length=LENGTH, default=new_public_id, unique=True, editable=False
    )

    class Meta:
        abstract = True
