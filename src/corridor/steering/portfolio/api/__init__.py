# SPDX-License-Identifier: EUPL-1.2
"""Activities, money and results for software."""

from ninja import Router

from . import activities, money, results, spending

router = Router(tags=["portfolio"])
router.add_router("", activities.router)
router.add_router("", money.router)
router.add_router("", results.router)
router.add_router("", spending.router)
