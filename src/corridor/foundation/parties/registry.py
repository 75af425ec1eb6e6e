# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: sections of an organisation's page."""

from __future__ import annotations

from corridor.foundation.pages.public import Sections

from .models import Organisation

organisation_sections: Sections[Organisation] = Sections()
register_organisation_section = organisation_sections.register
