# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "corridor.foundation.kernel"
    label = "kernel"

    def ready(self) -> None:
        from corridor.foundation.kernel.states import make_new_models_alone

        make_new_models_alone()
