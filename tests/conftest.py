# SPDX-License-Identifier: EUPL-1.2
"""What every test stands on: a database, and no network but the machine's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CORRIDOR_SHARED", ROOT.parent / "shared"))


@pytest.fixture(autouse=True)
def _only_local_sockets():
    """A test that calls another host fails, whatever it was about."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture
def shared() -> Path:
    """The folder of shared test material; the test is left out where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared test material in {SHARED}; set CORRIDOR_SHARED")
    return SHARED


@pytest.fixture
def pack() -> Path:
    """The project's own data pack."""
    return ROOT / "data"
