# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: sections of a framework's and of a node's page, and where an
amount is told as a figure."""

from __future__ import annotations

from collections.abc import Callable

from corridor.foundation.pages.public import Sections

from .models import Framework, Node

framework_sections: Sections[Framework] = Sections()
node_sections: Sections[Node] = Sections()
register_framework_section = framework_sections.register
register_node_section = node_sections.register

# (framework, year, key such as spending/6) -> an address, empty where there is none.
FigureAddress = Callable[[str, int, str], str]

_addresses: list[FigureAddress] = []


def register_figure_address(address: FigureAddress) -> None:
    """In `AppConfig.ready`: amounts of money then lead to what is told of them."""
    if address not in _addresses:
        _addresses.append(address)


def figure_address(framework: str, year: int, key: str) -> str:
    """Where a figure is shown; empty where no room shows it."""
    return next((url for make in _addresses if (url := make(framework, year, key))), "")
