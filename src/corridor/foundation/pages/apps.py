# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "corridor.foundation.pages"
    label = "pages"
