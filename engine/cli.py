"""The command line `alur`: check and deploy packages, start cases, create offices and people."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from engine.bpmn.layout import lay_out
from engine.domain.errors import WorkflowError
from engine.domain.office import Office
from engine.domain.problem import Problem, Severity
from engine.domain.user import User
from engine.library import Library
from engine.messages import describe_error, describe_problem
from engine.persistence.database import Database, connect
from engine.scheduler import utc_now
from engine.services import definitions, instances, users
from engine.settings import SettingError, Settings
from uuid_utils.compat import uuid7


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def alur() -> None:
    """Menjalankan prosedur yang dijanjikan standar pelayanan."""


@alur.command()
@click.argument("keys", nargs=-1)
def check(keys: tuple[str, ...]) -> None:
    """Periksa paket prosedur; tanpa nama: semua paket."""
    library = Library(_settings().library_dir)
    problems = [it for key in _chosen(library, keys) for it in _problems(library, key)]
    for problem in problems:
        click.echo(_line(problem))
    errors = sum(it.severity is Severity.ERROR for it in problems)
    click.echo(f"{errors} kesalahan, {len(problems) - errors} peringatan.")
    sys.exit(1 if errors else 0)


@alur.command()
@click.argument("keys", nargs=-1)
@click.option("--office", "area_code", help="Kode kabupaten/kota kantor, bila ada beberapa.")
def deploy(keys: tuple[str, ...], area_code: str | None) -> None:
    """Terbitkan paket sebagai versi terbaru; tanpa nama: semua paket."""
    library = Library(_settings().library_dir)
    with _database() as database, _refusals():
        office = _office(database, area_code)
        with database.work(office.id) as work:
            for key in _chosen(library, keys):
                definition = definitions.deploy(
                    work, key=key, read=library.files, by="alur deploy", at=utc_now()
                )
                click.echo(f"{key}: versi {definition.version}")


@alur.command()
@click.argument("key")
@click.option("--as", "login", required=True, help="Nama masuk petugas yang memulai.")
def start(key: str, login: str) -> None:
    """Mulai satu kasus dari prosedur KEY."""
    with _database() as database, _refusals():
        user = _user(database, login)
        with database.work(user.office_id) as work:
            instance = instances.start(work, key=key, actor=user.as_actor(), at=utc_now())
        click.echo(f"Kasus dimulai: {instance.id}")


@alur.command("create-office")
@click.option("--name", prompt="Nama kantor")
@click.option("--area-code", prompt="Kode kabupaten/kota (4 angka)")
@click.option("--zone", prompt="Zona waktu", default="Asia/Jakarta")
@click.option("--unit", prompt="Singkatan pada nomor surat", default="Dinsos")
@click.option("--address", prompt="Alamat pada kop surat")
@click.option("--town", prompt="Kota pada tanggal surat")
@click.option("--head-name", prompt="Nama kepala")
@click.option("--head-position", prompt="Jabatan kepala", default="Kepala Dinas")
def create_office(**facts: str) -> None:
    """Buat kantor."""
    with _database() as database, database.directory() as directory:
        directory.add_office(Office(id=uuid7(), **facts))
    click.echo(f"Kantor dibuat: {facts['name']}")


@alur.command("create-user")
@click.option("--login", prompt="Nama masuk")
@click.option("--name", prompt="Nama lengkap")
@click.option("--position", prompt="Jabatan")
@click.option("--role", "roles", multiple=True, help="Boleh diulang; misalnya admin_kantor.")
@click.option("--office", "area_code", help="Kode kabupaten/kota kantor, bila ada beberapa.")
@click.password_option(prompt="Kata sandi", confirmation_prompt="Ulangi kata sandi")
def create_user(
    login: str,
    name: str,
    position: str,
    roles: tuple[str, ...],
    area_code: str | None,
    password: str,
) -> None:
    """Buat orang yang dapat masuk."""
    with _database() as database, _refusals():
        office = _office(database, area_code)
        with database.work(office.id) as work:
            users.create(
                work,
                login=login,
                name=name,
                position=position,
                roles=frozenset(roles or ("admin_kantor",)),
                password=password,
            )
    click.echo(f"{name} dapat masuk sebagai {login}.")


@alur.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def layout(files: tuple[Path, ...]) -> None:
    """Gambar ulang tata letak berkas BPMN."""
    for path in files:
        path.write_text(lay_out(path.read_text(encoding="utf-8")), encoding="utf-8")
        click.echo(f"Ditata ulang: {path}")


def _settings() -> Settings:
    try:
        return Settings.from_environ(os.environ)
    except SettingError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _database() -> Iterator[Database]:
    database = connect(_settings().database_url)
    try:
        database.migrate()
        yield database
    finally:
        database.close()


@contextmanager
def _refusals() -> Iterator[None]:
    """Say a refusal in one sentence instead of a traceback."""
    try:
        yield
    except WorkflowError as error:
        raise click.ClickException(describe_error(error)) from error


def _chosen(library: Library, keys: tuple[str, ...]) -> list[str]:
    known = library.keys()
    for key in keys:
        if key not in known:
            raise click.ClickException(f"Tidak ada paket {key!r} di {library.root}.")
    return list(keys or known)


def _problems(library: Library, key: str) -> list[Problem]:
    return definitions.problems_of(definitions.assemble(key, read=library.files))


def _line(problem: Problem) -> str:
    place = ":".join(str(it) for it in (problem.file, problem.line) if it is not None)
    element = f" [{problem.element_id}]" if problem.element_id else ""
    return f"{place}{element}: {LABELS[problem.severity]}: {describe_problem(problem)}"


LABELS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan"}


def _office(database: Database, area_code: str | None) -> Office:
    with database.directory() as directory:
        found = [it for it in directory.offices() if area_code in {None, it.area_code}]
    if len(found) != 1:
        raise click.ClickException(
            "Kantor tidak ditemukan. Buat dengan: alur create-office"
            if not found
            else "Ada beberapa kantor; pilih dengan --office KODE."
        )
    return found[0]


def _user(database: Database, login: str) -> User:
    with database.directory() as directory:
        user = directory.user_by_login(login)
    if user is None:
        raise click.ClickException(f"Tidak ada orang dengan nama masuk {login!r}.")
    return user
