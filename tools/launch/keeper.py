# SPDX-License-Identifier: EUPL-1.2
"""Holds the embedded PostgreSQL for all who use it, and ends it after the last of them.

Each `run` that uses the server holds a shared lock for as long as it lives. The keeper, a process
of its own out of reach of the terminal, waits until it can have that lock alone: then nobody is
left, and it ends the server. The system lets go of the locks of a process that dies, so this holds
even for a `run` that was killed by a signal which cannot be caught.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools.launch import cluster, locks, processes
from tools.launch.cluster import Cluster
from tools.launch.output import Fault, fault_from_error


class Doors:
    """The three locks of a server, named after the folder of its data.

    users: shared by each user; alone by whoever ends the server
    starting: by the user that starts the server
    keeper: by the keeper, with the server's address and folder in it
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.users = folder / f"{name}.users.lock"
        self.starting = folder / f"{name}.starting.lock"
        self.keeper = folder / f"{name}.keeper.lock"


@dataclass(frozen=True)
class Server:
    """A server that runs: the address of our database on it, and the folder of its data."""

    url: str
    data: Path

    @classmethod
    def from_words(cls, words: str | bytes) -> Server:
        found = json.loads(words)
        return cls(found["url"], Path(found["data"]))


@contextmanager
def database(
    wanted: Cluster, *, locks_in: Path, log: Path, before_waiting: Callable[[], None] = lambda: None
) -> Iterator[Server]:
    """A server that runs for the length of the block at least.

    Starts it where nobody has; ends it, and waits for its end, where nobody else uses it any more.
    Raises Fault where it does not start.
    """
    doors = Doors(locks_in, wanted.home.name)
    with locks.held(doors.users, shared=True, before_waiting=before_waiting) as mine:
        found = None
        try:
            with processes.signals_deferred(), locks.held(doors.starting):
                found = _running(doors) or _start(wanted, doors, log)
            yield found
        finally:
            if found:
                with processes.signals_deferred():
                    _leave(mine, doors, found.data)


def _running(doors: Doors) -> Server | None:
    """What the keeper says of its server; nothing where there is no keeper.

    Waits for a keeper that is only just starting its server, or whose server has ended.
    """
    lock = locks.Lock(doors.keeper)
    try:
        while not lock.take(wait=False):
            if words := lock.words:
                server = Server.from_words(words)
                if cluster.ready(server.data):
                    return server
            time.sleep(0.03)
        return None
    finally:
        lock.close()


def _start(wanted: Cluster, doors: Doors, log: Path) -> Server:
    log.parent.mkdir(parents=True, exist_ok=True)
    own_log = log.with_name("keeper.log")
    manner = "lasting" if wanted.lasting else "fast"
    words: list[str | Path] = [wanted.programs, wanted.home, manner, doors.keeper.parent, log]
    with own_log.open("wb") as errors:
        keeper = subprocess.Popen(
            [*processes.bare_python("tools.launch.keeper"), *words],
            cwd=processes.CODE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    assert keeper.stdout
    with keeper.stdout:
        line = keeper.stdout.readline()
    if not line:
        keeper.wait()
        raise Fault("PostgreSQL's keeper ended before its time.", log=own_log)
    answer = json.loads(line)
    if "fault" in answer:
        keeper.wait()
        shown = Path(answer["log"]) if answer["log"] else None
        raise Fault(answer["fault"], advice=answer["advice"], log=shown)
    return Server.from_words(line)


def _leave(mine: locks.Lock, doors: Doors, data: Path) -> None:
    """Let go of the server, and where nobody else holds it return when it has ended."""
    last = mine.take(wait=False)
    if last:
        cluster.end(data)
    elif mine.take(shared=True, wait=False):
        return  # others use it
    # The lock is ours alone, or else the keeper has it, and is ending the server.
    with locks.held(doors.keeper):
        pass


def main() -> int:
    """The keeper's life."""
    programs, home, manner, folder, log = sys.argv[1:]
    wanted = Cluster(Path(programs), Path(home), lasting=manner == "lasting")
    doors = Doors(Path(folder), wanted.home.name)
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda *_: None)  # it ends when nobody is left, not before
    lock = locks.Lock(doors.keeper)
    lock.take()
    lock.words = ""
    try:
        place = cluster.place_of(wanted)
        cluster.prepare(place)
        server = cluster.start(place, wanted, Path(log))
    except (Fault, OSError) as error:
        fault = error if isinstance(error, Fault) else fault_from_error(error)
        shown = str(fault.log) if fault.log else ""
        _answer(json.dumps({"fault": fault.message, "advice": fault.advice, "log": shown}))
        return 1
    lock.words = json.dumps({"url": place.url, "data": str(place.data)})
    _answer(lock.words)
    threading.Thread(target=_end_after_the_last, args=(doors, place.data), daemon=True).start()
    server.wait()
    cluster.tidy(place)
    return 0


def _end_after_the_last(doors: Doors, data: Path) -> None:
    users = locks.Lock(doors.users)
    users.take()
    cluster.end(data)


def _answer(words: str) -> None:
    with suppress(BrokenPipeError):  # whoever started us is gone; the lock will tell us so
        print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
