# SPDX-License-Identifier: EUPL-1.2
"""What every file of the repository keeps to."""

import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.management import call_command

from tools import messages

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "corridor"
SPDX = "# SPDX-License-Identifier: EUPL-1.2"
# A file that outgrows some four hundred lines becomes a folder; tests may be a little longer.
LINES = {"src": 410, "tools": 410, "benchmarks": 410, "tests": 510}


def committed(*patterns):
    """Files that git keeps, as paths below the root."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def texts(*patterns):
    for path in committed(*patterns):
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


PYTHON = [(name, text) for name, text in texts("*.py", "run") if "/migrations/" not in name]
ROOMS = sorted(
    Path(config.path)
    for config in apps.get_app_configs()
    if config.name.startswith("corridor.") and config.name != "corridor.site"
)


def test_there_is_something_to_look_at():
    assert len(PYTHON) > 200
    assert len(ROOMS) >= 9


def test_no_file_is_too_long():
    limits = [(name, text, LINES.get(name.split("/")[0], 410)) for name, text in PYTHON]
    assert [f"{n}: {t.count(chr(10))}" for n, t, limit in limits if t.count("\n") > limit] == []


def test_every_python_file_names_its_licence():
    def first(text):
        lines = text.splitlines()
        return lines[1] if lines[0].startswith("#!") else lines[0]

    assert [name for name, text in PYTHON if text.strip() and first(text) != SPDX] == []


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
    assert [name for name, text in PYTHON if later.search(text)] == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_room_is_furnished(room):
    assert (room / "apps.py").is_file()
    assert (room / "README.md").is_file()
    title = (room / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert title.casefold() == f"# {room.name}"
    if (room / "web" / "urls.py").is_file():
        for language in messages.LANGUAGES:
            assert (room / "locale" / language / "LC_MESSAGES" / "django.po").is_file()
    if (room / "models").is_dir() or (room / "models.py").is_file():
        assert apps.get_app_config(room.name).label == room.name


def test_every_folder_that_holds_rooms_holds_nothing_else():
    for storey in ("foundation", "steering", "insight", "delivery"):
        inside = (HOUSE / storey).iterdir() if (HOUSE / storey).is_dir() else ()
        folders = {path for path in inside if path.is_dir() and path.name != "__pycache__"}
        assert folders == {room for room in ROOMS if room.parent.name == storey}


REGISTRIES = re.compile(
    r"(?:pypi\.(?:org|python)|pythonhosted|npmjs\.|crates\.io|--(?:extra-)?index-url|registry\s*=\s*http)"
    r"|https?://[\w.-]*(?:registry|artifactory|nexus|devpi|mirror)[\w.-]*",
    re.IGNORECASE,
)


def test_no_address_of_a_registry():
    here = {
        urlsplit(os.environ.get(name, "")).hostname for name in ("PIP_INDEX_URL", "UV_INDEX_URL")
    }
    here -= {None, "localhost"}
    found = []
    for name, text in texts():
        if name != "tests/house/test_repository.py":
            found += [f"{name}: {match[0]}" for match in REGISTRIES.finditer(text)]
            found += [f"{name}: {host}" for host in here if host in text]
    assert found == []


MACHINE = re.compile(r"(?<![\w./}>~-])/(?:home|Users|root|work|mnt)/\w+")


def test_no_path_of_a_machine():
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        if name != "tests/house/test_repository.py"
        for match in MACHINE.finditer(text)
    ]
    assert found == []


def test_packages_of_the_front_end_are_pinned_without_addresses():
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert len(packages) > 3
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_no_file_is_heavy():
    assert [path.name for path in committed() if path.stat().st_size > 2**20] == []


def test_translations_are_complete():
    assert [*messages.faults(), *messages.quarrels()] == []


def test_translations_are_looked_for_everywhere():
    assert set(ROOMS) <= set(messages.rooms())
    assert sum(len(messages.strings(room)) for room in messages.rooms()) > 200


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)
