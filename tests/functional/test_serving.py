import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import waitress
from click.testing import CliRunner, Result
from flask import Flask
from waitress.adjustments import Adjustments
from waitress.proxy_headers import proxy_headers_middleware
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from engine.domain.permissions import ADMINISTRATOR
from engine.persistence.database import connect
from engine.services import users
from tests.functional.office import PASSWORD
from tests.integration.records import an_office
from webapp.bodies import LARGEST_REQUEST
from webapp.main import serve


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port at which another program listens, so that serving ends before it begins."""
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def _serve(folder: Path, *options: str, port: object = "8000", proxy: str = "") -> Result:
    environment = {
        "ALUR_DATA_DIR": str(folder),
        "PORT": str(port),
        "DATABASE_URL": "",
        "ALUR_TRUSTED_PROXY": proxy,
    }
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


def test_an_office_of_an_older_release_gets_the_decreed_holidays_at_the_start(
    tmp_path: Path, taken_port: int
) -> None:
    _add_office(tmp_path, role=ADMINISTRATOR)

    _serve(tmp_path, port=taken_port)

    with closing(connect(f"sqlite:///{tmp_path}/alur.db")) as database:
        with database.directory() as directory:
            [office] = directory.offices()
        with database.reading(office.id) as work:
            days = work.calendar.entries().special_days
    assert {it.day.year for it in days} == {2026, 2027}


def test_the_demonstration_says_who_can_sign_in(tmp_path: Path, taken_port: int) -> None:
    result = _serve(tmp_path, "--demo", port=taken_port)

    password = (tmp_path / "demonstration_password").read_text()
    assert f"Kata sandi semua akun contoh: {password}" in result.output
    for part in (
        "\nDinas Sosial Kota Magelang\n",
        "sari (Front Office Puskesos SLRT)",
        "kanisius (Petugas Penerima Tamu)",
    ):
        assert part in result.output
    people = [it for it in result.output.splitlines() if it.startswith("  ")]
    assert len(people) < 30
    assert max(map(len, people)) <= 100


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


@pytest.mark.parametrize(
    ("proxy", "seen"),
    [
        ("", "10.0.0.9 http"),
        ("10.0.0.9", "203.0.113.7 https"),
        ("10.0.0.8", "10.0.0.9 http"),
    ],
)
def test_only_the_trusted_proxy_says_who_the_client_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxy: str, seen: str
) -> None:
    _add_office(tmp_path, role=ADMINISTRATOR)
    adjusted: list[Adjustments] = []
    monkeypatch.setattr(waitress, "serve", lambda _, **kept: adjusted.append(Adjustments(**kept)))

    result = _serve(tmp_path, port=_free_port(), proxy=proxy)

    assert result.exit_code == 0, result.output
    assert LARGEST_REQUEST < adjusted[0].max_request_body_size < 3 * LARGEST_REQUEST
    assert _seen_behind(adjusted[0]) == seen


def _seen_behind(adjusted: Adjustments) -> str:
    """Return what the application sees of a client that forged an address."""

    @Request.application
    def app(request: Request) -> Response:
        return Response(f"{request.remote_addr} {request.scheme}")

    believing = proxy_headers_middleware(
        app,
        trusted_proxy=adjusted.trusted_proxy,
        trusted_proxy_count=adjusted.trusted_proxy_count or 1,
        trusted_proxy_headers=adjusted.trusted_proxy_headers,
        clear_untrusted=adjusted.clear_untrusted_proxy_headers,
    )
    headers = [("X-Forwarded-For", "198.51.100.1, 203.0.113.7"), ("X-Forwarded-Proto", "https")]
    proxy = {"REMOTE_ADDR": "10.0.0.9"}
    return Client(believing).get("/", headers=headers, environ_base=proxy).text


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])
