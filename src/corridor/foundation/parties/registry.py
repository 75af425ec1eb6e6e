# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: sections of an organisation's page."""

from __future__ import annotations

from collections.abc import Callable

from corridor.foundation.reference.public import Section

from .models import Organisation

# (organisation, language) -> a section, or null where the room has nothing to say.
SectionProvider = Callable[[Organisation, str], Section | None]

_sections: list[SectionProvider] = []


def register_organisation_section(provider: SectionProvider) -> None:
    """In `AppConfig.ready`: sections stand on the organisation page in the order of the rooms."""
    if provider not in _sections:
        _sections.append(provider)


def organisation_sections(organisation: Organisation, lang: str) -> tuple[Section, ...]:
    sections = (provider(organisation, lang) for provider in _sections)
    return tuple(section for section in sections if section is not None)
