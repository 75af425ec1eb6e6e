# SPDX-License-Identifier: EUPL-1.2
"""The serving process keeps what it loaded out of the way of the garbage collector."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ASK = """
import gc, sys
import corridor.site.wsgi
frozen = gc.get_freeze_count()
left = len(gc.get_objects())
print(frozen, left, "corridor.steering.portfolio.web.urls" in sys.modules)
"""


def test_the_served_process_leaves_its_code_alone():
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    frozen, left, loaded = answer.stdout.split()[-3:]
    assert loaded == "True"
    assert int(frozen) > 100_000
    assert int(left) < int(frozen) / 10
