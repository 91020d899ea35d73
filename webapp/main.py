"""The command line with the web server: `alur serve` beside the engine's own commands."""

import gc
import os
import socket
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import waitress
from flask import Flask

from engine import demonstration
from engine.cli import alur
from engine.cli.edge import log_to_standard_error
from engine.cli.scheduling import require_several_processes
from engine.demonstration.invented import DemonstrationOffice
from engine.dispatch import channels_of, dispatch_of
from engine.domain.permissions import ADMINISTRATOR
from engine.library import Library
from engine.persistence.database import Database, connect
from engine.scheduler import Alarm, Doorbell, Scheduler, utc_now
from engine.services import office_calendar
from engine.settings import SettingError, Settings
from webapp import create_app
from webapp.bodies import LARGEST_REQUEST

THREADS = 8
TERMINAL = 100
NO_BREAK = "\N{NO-BREAK SPACE}"

NO_OFFICE = "Belum ada kantor. Buat dahulu: alur create-office"
NO_ADMINISTRATOR = "Belum ada admin di {office}. Buat dahulu: alur create-user --role admin_kantor"
DEMONSTRATION_DATA = (
    "Basis data ini berisi kantor contoh dengan orang rekaan, dan tidak boleh dipakai untuk "
    "pelayanan. Pakai basis data lain, atau jalankan: alur serve --demo"
)
PORT_TAKEN = (
    "Port {port} tidak dapat dipakai; mungkin ada program lain di sana. "
    "Pilih port lain, misalnya: PORT=8080 alur serve"
)


@alur.command()
@click.option("--demo", is_flag=True, help="Pakai kantor contoh dengan orang rekaan.")
@click.option(
    "--scheduler/--no-scheduler",
    "schedules",
    default=True,
    help="Tanpa penjadwal: jalankan `alur scheduler` di sampingnya; hanya pada PostgreSQL.",
)
def serve(*, demo: bool, schedules: bool) -> None:
    """Jalankan server web beserta penjadwalnya."""
    log_to_standard_error()
    settings = _settings(demo=demo)
    if not schedules:
        require_several_processes(settings)
    with _database(settings) as database:
        for line in _prepare(database, settings):
            click.echo(line)
        _require_free_port(settings)
        with _alarm(database, settings, schedules=schedules) as alarm:
            app = create_app(settings, database=database, scheduler=alarm)
            answer(app, **_listening(settings))


def answer(app: Flask, **listening: Any) -> None:
    """Answer requests until the process is told to stop."""
    # What stands now stays: looking through it again for garbage costs each request a little.
    gc.freeze()
    waitress.serve(app, threads=THREADS, **listening)


def _settings(*, demo: bool) -> Settings:
    try:
        return Settings.from_environ(os.environ, demonstration=demo)
    except SettingError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _alarm(database: Database, settings: Settings, *, schedules: bool) -> Iterator[Alarm]:
    """Run a scheduler in this process, or give the bell by which those of others are told."""
    if not schedules:
        yield Doorbell(database)
        return
    scheduler = Scheduler(database, dispatch=dispatch_of(settings, database))
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.stop()


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    database = connect(settings.database_url, channels=frozenset(channels_of(settings)))
    try:
        database.migrate()
        yield database
    finally:
        database.close()


def _prepare(database: Database, settings: Settings) -> list[str]:
    """Return what to print before serving; raises ClickException when it must not start."""
    if settings.demonstration:
        return _demonstrate(database, settings)
    _require_real_office(database)
    _load_decreed(database)
    return [f"Alur berjalan di http://{settings.host}:{settings.port}"]


def _demonstrate(database: Database, settings: Settings) -> list[str]:
    password = demonstration.set_up(
        database, library=Library(settings.library_dir), data_dir=settings.data_dir, at=utc_now()
    )
    return [
        f"Alur, kantor contoh: http://localhost:{settings.port}",
        f"Kata sandi semua akun contoh: {password}",
        *(line for it in demonstration.OFFICES for line in _introduced(it)),
    ]


def _introduced(offered: DemonstrationOffice) -> list[str]:
    """Return an office's name and its people's logins, as few lines as a terminal needs."""
    people = (f"{it.login} ({it.position})".replace(" ", NO_BREAK) for it in offered.people)
    lines = textwrap.wrap(
        ", ".join(people),
        TERMINAL,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,
    )
    return ["", offered.office.name, *(line.replace(NO_BREAK, " ") for line in lines)]


def _require_real_office(database: Database) -> None:
    with database.directory() as directory:
        offices = directory.offices()
    if not offices:
        raise click.ClickException(NO_OFFICE)
    if any(office.is_demonstration for office in offices):
        raise click.ClickException(DEMONSTRATION_DATA)
    for office in offices:
        with database.reading(office.id) as work:
            if not work.users.with_role(ADMINISTRATOR):
                raise click.ClickException(NO_ADMINISTRATOR.format(office=office.name))


def _load_decreed(database: Database) -> None:
    """Enter the decree that a new release brought; a process that starts now may be the first."""
    with database.directory() as directory:
        offices = directory.offices()
    for office in offices:
        with database.work(office.id) as work:
            office_calendar.load_decreed(work, at=utc_now())


def _require_free_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        raise click.ClickException(PORT_TAKEN.format(port=settings.port)) from error


def _listening(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        # Beyond what the pages refuse in Indonesian; this only keeps the disk from filling up.
        "max_request_body_size": 2 * LARGEST_REQUEST,
        "clear_untrusted_proxy_headers": True,
        **_believing(settings.trusted_proxy),
    }


def _believing(proxy: str | None) -> dict[str, Any]:
    """Return whom waitress believes who the client is: limits count clients by address."""
    if proxy is None:
        return {}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }


def main() -> None:
    alur()
