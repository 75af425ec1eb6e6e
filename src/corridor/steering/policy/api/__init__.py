# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their money, crosswalk, eligibility and promises for software."""

from ninja import Router

from . import frameworks, promises, questions

router = Router(tags=["policy"])
router.add_router("", frameworks.router)
router.add_router("", questions.router)
router.add_router("", promises.router)
