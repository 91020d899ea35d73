import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import waitress
from click.testing import CliRunner, Result
from flask import Flask

from engine.domain.permissions import ADMINISTRATOR
from engine.persistence.database import connect
from engine.services import users
from tests.functional.office import PASSWORD
from tests.integration.records import an_office
from webapp.main import serve


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port at which another program listens, so that serving ends before it begins."""
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def _serve(folder: Path, *options: str, port: object = "8000") -> Result:
    environment = {"ALUR_DATA_DIR": str(folder), "PORT": str(port), "DATABASE_URL": ""}
    return CliRunner().invoke(serve, options, env=environment)


def _add_office(folder: Path, *, is_demonstration: bool = False, role: str = "trc") -> None:
    office = replace(an_office("Dinas Sosial Uji"), is_demonstration=is_demonstration)
    with closing(connect(f"sqlite:///{folder}/alur.db")) as database:
        database.migrate()
        with database.directory() as directory:
            directory.add_office(office)
        with database.work(office.id) as work:
            users.create(
                work,
                login="wati",
                name="Wati",
                position="Petugas",
                roles=frozenset({role}),
                password=PASSWORD,
            )


def test_an_empty_database_asks_for_an_office_first(tmp_path: Path) -> None:
    result = _serve(tmp_path)

    assert result.exit_code == 1
    assert "alur create-office" in result.output


def test_an_office_without_an_administrator_asks_for_one(tmp_path: Path) -> None:
    _add_office(tmp_path)

    result = _serve(tmp_path)

    assert result.exit_code == 1
    assert "Belum ada admin di Dinas Sosial Uji" in result.output


def test_demonstration_data_is_not_served_as_a_real_office(tmp_path: Path) -> None:
    _add_office(tmp_path, is_demonstration=True, role=ADMINISTRATOR)

    result = _serve(tmp_path)

    assert result.exit_code == 1
    assert "kantor contoh" in result.output


def test_a_malformed_port_is_named(tmp_path: Path) -> None:
    result = _serve(tmp_path, port="delapan")

    assert result.exit_code == 1
    assert "PORT" in result.output


def test_a_port_that_is_taken_is_named(tmp_path: Path, taken_port: int) -> None:
    _add_office(tmp_path, role=ADMINISTRATOR)

    result = _serve(tmp_path, port=taken_port)

    assert result.exit_code == 1
    assert f"Alur berjalan di http://127.0.0.1:{taken_port}" in result.output
    assert f"Port {taken_port} tidak dapat dipakai" in result.output


def test_the_demonstration_says_who_can_sign_in(tmp_path: Path, taken_port: int) -> None:
    result = _serve(tmp_path, "--demo", port=taken_port)

    password = (tmp_path / "demonstration_password").read_text()
    assert f"Kata sandi semua akun contoh: {password}" in result.output
    assert "sari     Sari Wulandari" in result.output


def test_serving_answers_requests_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add_office(tmp_path, role=ADMINISTRATOR)
    answers = []

    def listen(app: Flask, **place: object) -> None:
        answers.append((app.test_client().get("/masuk").status_code, place["host"]))

    monkeypatch.setattr(waitress, "serve", listen)
    result = _serve(tmp_path, port=_free_port())

    assert result.exit_code == 0
    assert answers == [(200, "127.0.0.1")]


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])
