# SPDX-License-Identifier: EUPL-1.2
"""The translations, compiled from the catalogues beside the code."""

from __future__ import annotations

from tools.launch.stamps import Stamp, digest
from tools.launch.workshop import Workshop


def ensure(workshop: Workshop) -> None:
    """Have each catalogue compiled. Needs the Python packages."""
    catalogues = sorted((workshop.checkout.root / "src").rglob("locale/*/LC_MESSAGES/*.po"))
    stamp = Stamp(workshop.checkout.stamps / "messages")
    wanted = digest(catalogues)
    if stamp.read() == wanted and all(path.with_suffix(".mo").exists() for path in catalogues):
        workshop.console.fresh("Translations")
        return
    log = workshop.log("messages")
    with workshop.step("Translations", log), stamp.making(lambda: wanted):
        workshop.check(
            [workshop.checkout.python, "-m", "tools.messages", "compile"],
            log=log,
            otherwise="The translations could not be compiled.",
        )
