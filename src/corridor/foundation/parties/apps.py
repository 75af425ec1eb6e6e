# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "corridor.foundation.parties"
    label = "parties"
