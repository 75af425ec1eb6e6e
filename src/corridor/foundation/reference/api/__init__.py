# SPDX-License-Identifier: EUPL-1.2
"""The room's data by address: what the pages show, for programs."""

from ninja import Router

from . import countries, documents, lists, rates

router = Router()
for part in (countries, lists, documents, rates):
    router.add_router("", part.router)

__all__ = ["router"]
