# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their money, crosswalk and eligibility for software."""

from ninja import Router

from . import frameworks, questions

router = Router(tags=["policy"])
router.add_router("", frameworks.router)
router.add_router("", questions.router)
