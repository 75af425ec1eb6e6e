# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: sections of a framework's and of a node's page."""

from __future__ import annotations

from corridor.foundation.pages.public import Sections

from .models import Framework, Node

framework_sections: Sections[Framework] = Sections()
node_sections: Sections[Node] = Sections()
register_framework_section = framework_sections.register
register_node_section = node_sections.register
