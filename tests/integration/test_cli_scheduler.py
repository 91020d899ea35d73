"""The scheduler as a process of its own."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
import waitress
from click.testing import CliRunner
from flask import Flask

from engine.cli import alur
from engine.domain.permissions import ADMINISTRATOR
from engine.persistence.database import Database
from engine.scheduler import Doorbell
from tests.integration.records import a_user, an_office
from webapp.main import serve

GRACE_SECONDS = 0.5


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.getsignal(it) for it in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_runs_until_it_is_told_to_stop(number: signal.Signals, url: str, tmp_path: Path) -> None:
    if url.startswith("sqlite"):
        pytest.skip("there is one process")
    stop = Timer(GRACE_SECONDS, os.kill, [os.getpid(), number])
    stop.start()

    result = CliRunner().invoke(
        alur, ["scheduler"], env={"DATABASE_URL": url, "ALUR_DATA_DIR": str(tmp_path)}
    )

    stop.join()
    assert result.exit_code == 0, result.output
    assert result.output == "Penjadwal berjalan.\nPenjadwal berhenti.\n"


def test_on_sqlite_it_belongs_to_the_web_server(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": "", "ALUR_DATA_DIR": str(tmp_path)}

    alone = CliRunner().invoke(alur, ["scheduler"], env=environment)
    without = CliRunner().invoke(serve, ["--no-scheduler"], env=environment)

    for result in (alone, without):
        assert result.exit_code == 1
        assert "Pada SQLite hanya satu proses bekerja" in result.output
    assert not list(tmp_path.glob("*.db"))


def test_a_web_server_may_leave_the_schedule_to_others(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("there is one process")
    office = an_office("Dinas Sosial Uji")
    with database.directory() as directory:
        directory.add_office(office)
    with database.work(office.id) as work:
        work.users.add(a_user(office.id, roles=frozenset({ADMINISTRATOR})))
    served: list[Flask] = []
    monkeypatch.setattr(waitress, "serve", lambda app, **_: served.append(app))

    result = CliRunner().invoke(
        serve,
        ["--no-scheduler"],
        env={"DATABASE_URL": url, "ALUR_DATA_DIR": str(tmp_path), "PORT": str(_free_port())},
    )

    assert result.exit_code == 0, result.output
    assert isinstance(served[0].extensions["alur"].scheduler, Doorbell)
    with database.reading(office.id) as work:
        assert work.routines.all() == []


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])
