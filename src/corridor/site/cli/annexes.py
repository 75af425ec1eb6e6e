# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from corridor.reporting.public import UNANSWERED, annex, annex_file, framework_of

from .problems import Problem
from .reports import put


def write_annex(*, framework: str, year: int, lang: str, form: str, out: str | None) -> int:
    try:
        file = annex_file(annex(framework_of(framework), year), form, lang)
    except UNANSWERED as error:
        raise Problem(str(error)) from error
    if out == "-":
        sys.stdout.buffer.write(file.content)
        return 0
    path = Path(out or file.name)
    put(path, file.content)
    print(path)
    return 0
