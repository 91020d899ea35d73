"""Command for the scheduler without a web server."""

import signal
from threading import Event

import click

from engine.cli.edge import alur, log_to_standard_error, opened_database, read_settings
from engine.dispatch import dispatch_of
from engine.scheduler import Scheduler
from engine.settings import Settings

NEEDS_POSTGRESQL = (
    "Pada SQLite hanya satu proses bekerja: penjadwal berjalan di dalam `alur serve`. "
    "Untuk menjalankannya tersendiri, pakai PostgreSQL (DATABASE_URL)."
)


@alur.command()
def scheduler() -> None:
    """Jalankan penjadwal saja, tanpa server web; hanya pada PostgreSQL."""
    log_to_standard_error()
    settings = read_settings()
    require_several_processes(settings)
    stopping = _told_to_stop()
    with opened_database() as database:
        running = Scheduler(database, dispatch=dispatch_of(settings, database))
        running.start()
        click.echo("Penjadwal berjalan.")
        stopping.wait()
        running.stop()
    click.echo("Penjadwal berhenti.")


def require_several_processes(settings: Settings) -> None:
    """Raise ClickException when the database is one on which a single process works."""
    if settings.is_for_one_process:
        raise click.ClickException(NEEDS_POSTGRESQL)


def _told_to_stop() -> Event:
    """Return what is set when the process is told to stop; what it has begun is finished then."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    return stopping
