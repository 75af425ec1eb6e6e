# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import itertools

import pytest

from corridor.foundation.parties.public import GivenName, add_organisation
from corridor.values.periods import Validity
from corridor.values.texts import Text

_numbers = itertools.count(1)


@pytest.fixture
def make():
    """Organisations with a name of their own."""

    def made(name=None, *, kind="ngo", short="", validity=None, **more):
        number = next(_numbers)
        name = name or f"Organisation {number}"
        held = validity or Validity.exactly(None, None)
        text = Text({"nl": name, "fr": name, "en": name})
        return add_organisation(
            code=more.pop("code", f"made-{number}"),
            kind=kind,
            names=[GivenName(text, short, held)],
            sources=["NL11:1"],
            by=None,
            **more,
        )

    return made
