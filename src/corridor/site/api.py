# SPDX-License-Identifier: EUPL-1.2
"""The API of the whole house: each room's router, under one description."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from ninja import NinjaAPI

api = NinjaAPI(
    title="Corridor",
    version="1.0.0",
    description="Policy on international migration and development: frameworks, money, figures.",
    docs_url=None,
    urls_namespace="api",
)

for room in settings.ROOMS:
    if find_spec(f"{room}.api"):
        api.add_router("", import_module(f"{room}.api").router)
