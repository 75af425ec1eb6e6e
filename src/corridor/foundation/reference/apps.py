# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "corridor.foundation.reference"
    label = "reference"
