# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL serves as long as somebody uses it, and never longer."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest

from tools.launch import cluster, keeper, kinship
from tools.launch.cluster import Account, Cluster
from tools.launch.keeper import Server
from tools.launch.output import Fault

from .conftest import ROOT, running, wait_until

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root's server needs a user of its own")

USER = """
import sys, time
from pathlib import Path
from tools.launch.cluster import Cluster
from tools.launch.keeper import database
programs, ground = Path(sys.argv[1]), Path(sys.argv[2])
wanted = Cluster(programs, ground / "db", lasting=False)
with database(wanted, locks_in=ground / "locks", log=ground / "log" / "db.log"):
    print("there", flush=True)
    time.sleep(60)
"""


def database(
    programs: Path, ground: Path, *, lasting: bool = False
) -> AbstractContextManager[Server]:
    wanted = Cluster(programs, ground / "db", lasting=lasting)
    return keeper.database(wanted, locks_in=ground / "locks", log=ground / "log" / "db.log")


def user(programs: Path, ground: Path) -> subprocess.Popen[str]:
    """Another process that uses the server."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, programs, ground], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "there\n"
    return process


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.url, autocommit=True) as connection:
        answer = connection.execute(question)  # type: ignore[call-overload]
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def postmaster(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def test_data_stay_and_the_server_goes(programs: Path, ground: Path) -> None:
    with database(programs, ground) as server:
        assert ask(server, "SELECT lower('ÉÇ')") == "éç"
        ask(server, "CREATE TABLE kept AS SELECT 7 AS number")
        assert (server.data.stat().st_mode & 0o777) == 0o700
    assert running(str(ground)) == []
    with database(programs, ground) as server:
        assert ask(server, "SELECT number FROM kept") == 7
    assert running(str(ground)) == []


def test_the_last_user_ends_the_server(programs: Path, ground: Path) -> None:
    with database(programs, ground) as first:
        with database(programs, ground) as second:
            assert second == first
        assert ask(first, "SELECT 1") == 1
        with user(programs, ground) as other:
            other.send_signal(signal.SIGKILL)
        assert ask(first, "SELECT 1") == 1
    assert running(str(ground)) == []


def test_a_user_that_is_killed_leaves_no_server_behind(programs: Path, ground: Path) -> None:
    with user(programs, ground) as other:
        other.kill()
    assert wait_until(lambda: not running(str(ground)))
    with database(programs, ground) as server:
        assert ask(server, "SELECT 1") == 1


def test_the_next_start_need_not_wait_for_the_end_of_a_killed_user(
    programs: Path, ground: Path
) -> None:
    with user(programs, ground) as other:
        other.kill()
    with database(programs, ground) as server:
        assert ask(server, "SELECT 1") == 1
    assert running(str(ground)) == []


def test_a_server_that_is_killed_outright_starts_again(programs: Path, ground: Path) -> None:
    with database(programs, ground, lasting=True) as server:
        ask(server, "CREATE TABLE kept AS SELECT 7 AS number")
        os.kill(postmaster(server.data), signal.SIGKILL)
        assert wait_until(lambda: not running(f"-D {server.data}"))
    with database(programs, ground) as server:
        assert ask(server, "SELECT number FROM kept") == 7


def test_the_note_of_a_dead_server_may_name_a_living_process(programs: Path, ground: Path) -> None:
    with database(programs, ground) as server:
        number = postmaster(server.data)
        note = (server.data / "postmaster.pid").read_text()
    # After a restart of the machine its number may be anybody's: here it is ours.
    ours = note.replace(str(number), str(os.getpid()), 1)
    (server.data / "postmaster.pid").write_text(ours)
    with database(programs, ground) as server:
        assert ask(server, "SELECT 1") == 1


@pytest.mark.skipif(not kinship.LINUX, reason="other systems tell nobody that a parent died")
def test_the_server_ends_when_its_keeper_is_killed(programs: Path, ground: Path) -> None:
    with database(programs, ground) as server:
        [held_by] = [pid for pid in kinship.descendants(os.getpid())
                     if "launch.keeper" in kinship.command_line(pid)]  # fmt: skip
        os.kill(held_by, signal.SIGKILL)
        assert wait_until(lambda: not running(f"-D {server.data}"))
    with database(programs, ground) as server:
        assert ask(server, "SELECT 1") == 1


def test_a_start_that_was_interrupted_is_done_again(programs: Path, ground: Path) -> None:
    (ground / "db.new" / "base").mkdir(parents=True)
    (ground / "db.new" / "PG_VERSION").write_text("18\n")
    with database(programs, ground) as server:
        assert ask(server, "SELECT 1") == 1


def test_data_of_another_release_are_left_alone(programs: Path, ground: Path) -> None:
    (ground / "db").mkdir()
    (ground / "db" / "PG_VERSION").write_text("11\n")
    with pytest.raises(Fault, match="PostgreSQL 11's") as told, database(programs, ground):
        pass
    assert "Remove that folder" in told.value.advice
    assert running(str(ground)) == []


def test_a_server_that_does_not_start_shows_its_log(programs: Path, ground: Path) -> None:
    with database(programs, ground) as server:
        pass
    with (server.data / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = on\n")
    with pytest.raises(Fault, match="did not start") as told, database(programs, ground):
        pass
    assert told.value.log
    assert "no_such_setting" in told.value.log.read_text()


def test_the_path_of_the_socket_is_short_enough(programs: Path, ground: Path) -> None:
    deep = ground / ("a folder, with a comma" * 6)
    deep.mkdir()
    with database(programs, deep) as server:
        assert ask(server, "SELECT 1") == 1
        folder = cluster._socket_folder(server.data, _account(server.data))
        assert len(f"{folder}/.s.PGSQL.5432") <= cluster.LONGEST_SOCKET
        assert (folder.stat().st_mode & 0o777) == 0o700
    assert not folder.exists()


def test_a_folder_for_the_socket_that_others_can_enter_is_refused(ground: Path) -> None:
    data = ground / ("long" * 30)
    folder = cluster._socket_folder(data, None)
    try:
        folder.chmod(0o755)
        with pytest.raises(Fault, match="only its owner"):
            cluster._socket_folder(data, None)
    finally:
        shutil.rmtree(folder)


def _account(data: Path) -> Account:
    owner = pwd.getpwuid(data.stat().st_uid)
    return Account(owner.pw_name, owner.pw_uid, owner.pw_gid)


@as_root
def test_roots_server_runs_as_another_user(programs: Path, ground: Path) -> None:
    with database(programs, ground) as server:
        assert server.data == ground / "db"
        assert server.data.stat().st_uid != 0
        assert Path(f"/proc/{postmaster(server.data)}").stat().st_uid == server.data.stat().st_uid


@as_root
def test_roots_server_finds_shelter_from_a_closed_folder(
    programs: Path, ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SHELTER", ground / "shelter")
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    place = cluster.place_of(Cluster(programs, closed / "db"))
    assert place.data.is_relative_to(ground / "shelter")
    cluster.prepare(place)
    server = cluster.start(place, Cluster(programs, closed / "db", lasting=False), ground / "log")
    try:
        assert ask(Server(place.url, place.data), "SELECT 1") == 1
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    copied = place.programs / "postgres"
    before = copied.stat().st_mtime_ns, copied.stat().st_ino
    cluster.place_of(Cluster(programs, closed / "db"))
    assert (copied.stat().st_mtime_ns, copied.stat().st_ino) == before
