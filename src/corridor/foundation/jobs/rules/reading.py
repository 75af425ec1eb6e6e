# SPDX-License-Identifier: EUPL-1.2
"""Reading a data pack: files into records that know their file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .csv_files import read_csv
from .records import Fault, Record, Unreadable, printable
from .yaml_files import read_yaml

MAX_BYTES = 32 * 2**20
READERS = {".yaml": read_yaml, ".yml": read_yaml, ".csv": read_csv}
# Tables that somebody may well put into a pack, and that would otherwise be passed over in silence.
NOT_READ = frozenset({".json", ".ods", ".toml", ".tsv", ".xls", ".xlsx", ".xml"})


def read_pack(folder: Path) -> Iterator[Record | Fault]:
    """All records of the pack's files, in the order of their names, with what could not be read.

    The kind of a file's records is its name up to the first point. Files that are hidden or neither
    YAML nor CSV are passed over. A file that cannot be read gives one fault and no record; a bad
    record in it does not stop the others.
    """
    root = folder.resolve()
    if not root.is_dir():
        yield Fault(str(folder), 1, "there is no such folder")
        return
    for path in sorted(root.rglob("*")):
        name = printable(path.relative_to(root).as_posix())
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            continue
        kind = printable(path.name).split(".")[0]
        try:
            yield from _read(path, kind, name)
        except Unreadable as error:
            yield Fault(name, error.line, str(error), kind)
        except OSError as error:
            yield Fault(name, 1, f"this cannot be read: {error.strerror or error}", kind)


def _read(path: Path, kind: str, name: str) -> list[Record | Fault]:
    suffix = path.suffix.lower()
    wanted = suffix in READERS or suffix in NOT_READ
    if path.is_symlink() and (wanted or path.is_dir()):
        # It may lead anywhere on the machine, and what it names is not in the pack that is checked.
        raise Unreadable(1, "this is a link; put the file itself into the pack")
    if not wanted or not path.is_file():
        return []
    if suffix in NOT_READ:
        raise Unreadable(1, f"files of the kind {suffix} are not read; write .yaml or .csv")
    return READERS[suffix](kind, name, _text_of(path))


def _text_of(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(1, f"the file is larger than {MAX_BYTES // 2**20} MB; split it")
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "this is not UTF-8 text; save the file as UTF-8") from error
