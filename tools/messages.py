# SPDX-License-Identifier: EUPL-1.2
"""Translations of the interface, by Babel, so that no gettext has to be installed.

python -m tools.messages update    put new strings into the catalogues, take old ones out
python -m tools.messages compile   write the .mo files that Django reads
python -m tools.messages check     fail where a string lacks its Dutch or French

Names of rooms behind the verb limit it to those.

Each room keeps its own catalogues in `locale/`. The source language is English.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "corridor"
LANGUAGES = ("nl", "fr")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {"nl": "nplurals=2; plural=(n != 1);", "fr": "nplurals=2; plural=(n > 1);"}


# Rooms that the command line limits the work to; all when there are none.
named: set[str] = set()


def rooms() -> list[Path]:
    """Every folder that is a Django application, or those that are named."""
    every = sorted(path.parent for path in HOUSE.rglob("apps.py") if path.parent.name != "settings")
    return [room for room in every if not named or room.name in named]


def strings(room: Path) -> Catalog:
    """All strings that a room's Python and templates mark for translation."""
    catalog = Catalog(domain="django", charset="utf-8")
    for path in sorted(room.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        if path.suffix == ".txt" and "templates" not in path.parts:
            continue
        for line, message, comments, context in _extract(path):
            place = (path.relative_to(ROOT).as_posix(), line)
            catalog.add(message, locations=[place], auto_comments=comments, context=context)
    return catalog


def _extract(path: Path) -> Iterator[tuple]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.conf import settings

        if not settings.configured:
            settings.configure(USE_I18N=True)
        from django.utils.translation.template import templatize

        source = templatize(source)
    stream = io.BytesIO(source.encode())
    yield from extract(
        "python",
        stream,
        KEYWORDS,
        comment_tags=("Translators:",),
        options={"encoding": "utf-8"},
    )


def _file(room: Path, language: str, suffix: str = ".po") -> Path:
    return room / "locale" / language / "LC_MESSAGES" / f"django{suffix}"


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, domain="django", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django", charset="utf-8")


def update() -> int:
    for room in rooms():
        template = strings(room)
        if not len(template):
            continue
        for language in LANGUAGES:
            path = _file(room, language)
            held = _read(path, language)
            fresh = Catalog(
                locale=language, domain="django", charset="utf-8", fuzzy=False, header_comment="#"
            )
            for message in template:
                if not message.id:
                    continue
                known = held.get(message.id, message.context)
                nothing = ("", "") if message.pluralizable else ""
                string = known.string if known and not known.fuzzy else nothing
                # A string that gained or lost its plural is translated anew.
                same_form = isinstance(string, tuple) == message.pluralizable
                fresh.add(
                    message.id,
                    string if same_form else nothing,
                    locations=[(file, None) for file, _ in message.locations],
                    context=message.context,
                    flags=message.flags,
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            buffer = io.BytesIO()
            write_po(buffer, fresh, omit_header=True, sort_output=True, width=100)
            header = (
                "# SPDX-License-Identifier: EUPL-1.2\n"
                'msgid ""\nmsgstr ""\n'
                f'"Language: {language}\\n"\n'
                '"MIME-Version: 1.0\\n"\n'
                '"Content-Type: text/plain; charset=utf-8\\n"\n'
                '"Content-Transfer-Encoding: 8bit\\n"\n'
                f'"Plural-Forms: {PLURALS[language]}\\n"\n\n'
            )
            path.write_bytes(header.encode() + buffer.getvalue().strip() + b"\n")
    return 0


def compile_all() -> int:
    for room in rooms():
        for language in LANGUAGES:
            path = _file(room, language)
            if not path.exists():
                continue
            catalog = _read(path, language)
            compiled = _file(room, language, ".mo")
            if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
                continue
            with compiled.open("wb") as file:
                write_mo(file, catalog)
    return 0


def faults() -> Iterator[str]:
    """Everything that keeps a reader from seeing their own language."""
    for room in rooms():
        template = strings(room)
        name = room.relative_to(ROOT).as_posix()
        for language in LANGUAGES:
            path = _file(room, language)
            if not path.exists():
                if len(template):
                    yield f"{name}: no catalogue for {language}; python -m tools.messages update"
                continue
            held = _read(path, language)
            where = path.relative_to(ROOT).as_posix()
            for message in template:
                if not message.id:
                    continue
                known = held.get(message.id, message.context)
                written = known.string if known else None
                parts = written if isinstance(written, tuple) else (written,)
                if known is None or known.fuzzy or not all(parts):
                    file, line = message.locations[0]
                    yield f"{where}: not translated: {message.id!r} ({file}:{line})"
            for message in held:
                if not message.id:
                    continue
                if template.get(message.id, message.context) is None:
                    yield f"{where}: no longer used: {message.id!r}"
                message.flags |= getattr(template.get(message.id, message.context), "flags", set())
                for error in message.check(held):
                    yield f"{where}: {error}: {message.id!r}"


def quarrels() -> Iterator[str]:
    """Strings that two rooms translate differently: Django would show one of them everywhere."""
    for language in LANGUAGES:
        said: dict[tuple, tuple[object, str]] = {}
        for room in rooms():
            for message in _read(_file(room, language), language):
                if not message.id or not message.string:
                    continue
                key = (str(message.id), message.context)
                first, where = said.setdefault(key, (message.string, room.name))
                if first != message.string:
                    yield (
                        f"{language}: {message.id!r} is {first!r} in {where} and "
                        f"{message.string!r} in {room.name}; give one of them a context"
                    )


def check() -> int:
    found = [*faults(), *quarrels()]
    for fault in found:
        print(fault)
    print(f"translations: {len(found)} faults" if found else "translations: complete")
    return 1 if found else 0


if __name__ == "__main__":
    verbs = {"update": update, "compile": compile_all, "check": check}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    named.update(sys.argv[2:])
    strangers = named - {room.name for room in rooms()}
    if strangers:
        sys.exit(f"there is no room {', '.join(sorted(strangers))}")
    sys.exit(verbs[sys.argv[1]]())
