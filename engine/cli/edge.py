"""What all commands share: the settings, the database, and how a refusal is said."""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from engine.dispatch import channels_of
from engine.domain.errors import InvalidPackageError, WorkflowError
from engine.domain.office import Office
from engine.domain.problem import Problem, Severity
from engine.library import Library
from engine.messages import describe_error, describe_problem
from engine.persistence.database import Database, connect
from engine.settings import SettingError, Settings

LOG_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
LABELS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def alur() -> None:
    """Menjalankan prosedur yang dijanjikan standar pelayanan."""


def log_to_standard_error() -> None:
    """Let a command that runs for long say what goes wrong meanwhile."""
    logging.basicConfig(level=logging.WARNING, format=LOG_LINE)


def read_settings() -> Settings:
    try:
        return Settings.from_environ(os.environ)
    except SettingError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened_database() -> Iterator[Database]:
    settings = read_settings()
    database = connect(settings.database_url, channels=frozenset(channels_of(settings)))
    try:
        database.migrate()
        yield database
    finally:
        database.close()


@contextmanager
def refusals() -> Iterator[None]:
    """Say a refusal in one sentence, with the problems of a package, instead of a traceback."""
    try:
        yield
    except InvalidPackageError as error:
        show(error.problems)
        raise click.ClickException(describe_error(error)) from error
    except WorkflowError as error:
        raise click.ClickException(describe_error(error)) from error


def chosen_keys(library: Library, keys: tuple[str, ...]) -> list[str]:
    known = library.packages()
    for key in keys:
        if key not in known:
            raise click.ClickException(f"Tidak ada paket {key!r} di {library.root}.")
    return list(keys or known)


def chosen_office(database: Database, area_code: str | None) -> Office:
    with database.directory() as directory:
        found = [it for it in directory.offices() if area_code in {None, it.area_code}]
    if len(found) != 1:
        raise click.ClickException(
            "Kantor tidak ditemukan. Buat dengan: alur create-office"
            if not found
            else "Ada beberapa kantor; pilih dengan --office KODE."
        )
    return found[0]


def show(problems: Iterable[Problem]) -> int:
    """Print every problem once, however many packages share its file; return how many forbid."""
    shown: list[Problem] = []
    for problem in problems:
        if problem not in shown:
            shown.append(problem)
            click.echo(_line(problem))
    errors = sum(it.severity is Severity.ERROR for it in shown)
    click.echo(f"{errors} kesalahan, {len(shown) - errors} peringatan.")
    return errors


def _line(problem: Problem) -> str:
    place = ":".join(str(it) for it in (problem.file, problem.line) if it is not None)
    element = f" [{problem.element_id}]" if problem.element_id else ""
    return f"{place}{element}: {LABELS[problem.severity]}: {describe_problem(problem)}"
