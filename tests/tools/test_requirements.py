# SPDX-License-Identifier: EUPL-1.2
"""What is installed: what was tested is what runs, each file checked, no registry named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"


def pins(kind: str) -> dict[str, str]:
    """Each requirement with its version and marker, and the hashes that follow it."""
    text = (REQUIREMENTS / f"{kind}.txt").read_text().replace("\\\n", " ")
    lines = [line.split("--hash=") for line in text.splitlines() if line.strip()]
    return {line[0].strip(): "".join(line[1:]) for line in lines}


def test_the_tests_run_on_the_versions_that_are_delivered() -> None:
    missing = pins("runtime").keys() - pins("test").keys()
    assert not missing, f"recompile both requirement files together: {sorted(missing)}"


@pytest.mark.parametrize("kind", ["runtime", "test"])
def test_every_requirement_is_pinned_and_carries_a_hash(kind: str) -> None:
    for requirement, hashes in pins(kind).items():
        assert re.match(r"[a-z0-9._\[\],-]+==\S+", requirement), requirement
        assert "sha256:" in hashes, requirement


@pytest.mark.parametrize("kind", ["runtime", "test"])
def test_no_registry_is_named(kind: str) -> None:
    assert "://" not in (REQUIREMENTS / f"{kind}.txt").read_text()
