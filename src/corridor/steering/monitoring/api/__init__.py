# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds and drafts for software. All of it is for people who are signed in."""

from ninja import Router
from ninja.security import django_auth

from . import drafts, rounds, workbooks

router = Router(tags=["monitoring"], auth=django_auth)
router.add_router("", rounds.router)
router.add_router("", drafts.router)
router.add_router("", workbooks.router)
