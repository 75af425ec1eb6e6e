# SPDX-License-Identifier: EUPL-1.2
"""Activities, money and results for software."""

from ninja import Router

from . import money

router = Router(tags=["portfolio"])
router.add_router("", money.router)
