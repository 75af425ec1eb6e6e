# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: sections of an activity's page."""

from __future__ import annotations

from corridor.foundation.pages.public import Sections

from .models import Activity

activity_sections: Sections[Activity] = Sections()
register_activity_section = activity_sections.register
