# SPDX-License-Identifier: EUPL-1.2
"""What is said of the parts of a list when it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.values.periods import Validity
from corridor.values.texts import Text


@dataclass(frozen=True, slots=True)
class CodeStatement:
    """A code of a code list; `parent` is the code above it in the same list."""

    code: str
    names: Text
    parent: str | None = None
    validity: Validity | None = None


@dataclass(frozen=True, slots=True)
class MemberStatement:
    """A country on a list, by its alpha-2 code; what is null is taken from the list."""

    country: str
    validity: Validity | None = None
    reason: Text | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RegionStatement:
    """An area that a list names loosely."""

    name: Text
    sources: tuple[str, ...]
