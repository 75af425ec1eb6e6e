# SPDX-License-Identifier: EUPL-1.2
"""Country files for software."""

from ninja import Router

from . import conditions, files

router = Router(tags=["dossiers"])
router.add_router("", files.router)
router.add_router("", conditions.router)
