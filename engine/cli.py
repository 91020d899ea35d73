"""The command line `alur`: check and deploy packages, start cases, create offices and people."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from uuid_utils.compat import uuid7

from engine.bpmn.layout import lay_out
from engine.bpmn.xml import UnreadableXmlError
from engine.domain import form_blocks
from engine.domain.bundle import Bundle
from engine.domain.definition import ProcessDefinition
from engine.domain.errors import ConflictError, InvalidPackageError, WorkflowError
from engine.domain.office import Office
from engine.domain.problem import Problem, Severity
from engine.domain.user import User
from engine.library import Library
from engine.messages import describe_error, describe_problem
from engine.persistence.database import Database, connect
from engine.persistence.unit_of_work import UnitOfWork
from engine.scheduler import utc_now
from engine.services import definitions, instances, users
from engine.settings import SettingError, Settings, library_dir

LABELS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan"}
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
AREA_CODE_DIGITS = 4
# The checks of a package say this about every form, with the line.
PROBLEMS_OF_ANY_FORM = {"form_broken"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def alur() -> None:
    """Menjalankan prosedur yang dijanjikan standar pelayanan."""


@alur.command()
@click.argument("keys", nargs=-1)
def check(keys: tuple[str, ...]) -> None:
    """Periksa paket prosedur; tanpa nama: semua paket."""
    library = Library(library_dir(os.environ))
    errors = _show(it for key in _chosen(library, keys) for it in _problems(library, key))
    sys.exit(1 if errors else 0)


@alur.command()
@click.argument("keys", nargs=-1)
@click.option("--office", "area_code", help="Kode kabupaten/kota kantor, bila ada beberapa.")
def deploy(keys: tuple[str, ...], area_code: str | None) -> None:
    """Terbitkan paket sebagai versi terbaru; tanpa nama: semua paket.

    Prosedur yang memanggilnya ikut memakai versi baru itu.
    """
    library = Library(_settings().library_dir)
    chosen = _chosen(library, keys)
    with _database() as database, _refusals():
        office = _office(database, area_code)
        with database.work(office.id) as work:
            deployed = [it for key in chosen for it in _deployed(work, library, key)]
    for key, version in {it.key: it.version for it in deployed}.items():
        click.echo(f"{key}: versi {version}")


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


def _four_digits(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if not (text.isascii() and text.isdecimal() and len(text) == AREA_CODE_DIGITS):
        raise click.BadParameter("harus terdiri atas 4 angka, misalnya 3304.")
    return text


@alur.command("create-office")
@click.option("--name", prompt="Nama kantor")
@click.option("--area-code", prompt="Kode kabupaten/kota (4 angka)", callback=_four_digits)
@click.option("--zone", prompt="Zona waktu", default=ZONES[0], type=click.Choice(ZONES))
@click.option("--unit", prompt="Singkatan pada nomor surat", default="Dinsos")
@click.option("--address", prompt="Alamat pada kop surat")
@click.option("--town", prompt="Kota pada tanggal surat")
@click.option("--head-name", prompt="Nama kepala")
@click.option("--head-position", prompt="Jabatan kepala", default="Kepala Dinas")
@click.option("--district", "districts", multiple=True, help="Nama kecamatan; boleh diulang.")
def create_office(districts: tuple[str, ...], **texts: str) -> None:
    """Buat kantor."""
    office = Office(
        id=uuid7(),
        name=texts["name"],
        area_code=texts["area_code"],
        zone=texts["zone"],
        unit=texts["unit"],
        address=texts["address"],
        town=texts["town"],
        head_name=texts["head_name"],
        head_position=texts["head_position"],
        districts=districts,
    )
    with _database() as database, database.directory() as directory:
        directory.add_office(office)
    click.echo(f"Kantor dibuat: {office.name}")


@alur.command("create-user")
@click.option("--login", prompt="Nama masuk")
@click.option("--name", prompt="Nama lengkap")
@click.option("--position", prompt="Jabatan")
@click.option("--role", "roles", multiple=True, help="Boleh diulang; misalnya admin_kantor.")
@click.option("--unit", default="", help="Bidang atau seksi tempatnya bekerja.")
@click.option("--superior", "superior_login", help="Nama masuk atasannya di kantor yang sama.")
@click.option("--office", "area_code", help="Kode kabupaten/kota kantor, bila ada beberapa.")
@click.password_option(prompt="Kata sandi", confirmation_prompt="Ulangi kata sandi")
def create_user(
    login: str,
    name: str,
    position: str,
    roles: tuple[str, ...],
    unit: str,
    superior_login: str | None,
    area_code: str | None,
    password: str,
) -> None:
    """Buat orang yang dapat masuk."""
    with _database() as database, _refusals(), _free_login(login):
        office = _office(database, area_code)
        with database.work(office.id) as work:
            user = users.create(
                work,
                login=login,
                name=name,
                position=position,
                roles=frozenset(roles or ("admin_kantor",)),
                password=password,
                unit=unit,
                superior_login=superior_login,
            )
    click.echo(f"{user.name} dapat masuk sebagai {user.login}.")


@alur.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def layout(files: tuple[Path, ...]) -> None:
    """Gambar ulang tata letak berkas BPMN."""
    for path in files:
        path.write_text(_drawn(path), encoding="utf-8")
        click.echo(f"Ditata ulang: {path}")


@alur.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "is_check", is_flag=True, help="Periksa saja; berkas tidak diubah.")
def blocks(files: tuple[Path, ...], *, is_check: bool) -> None:
    """Isikan blok isian bersama ke formulir; tanpa nama berkas: semua formulir."""
    library = Library(library_dir(os.environ))
    with _refusals():
        shared = library.blocks()
        texts = {path: library.texts([path]) for path in files or library.forms()}
    treat = _drifted if is_check else _filled
    errors = _show(it for path, text in texts.items() for it in treat(path, text, shared))
    sys.exit(1 if errors else 0)


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
    """Say a refusal in one sentence, with the problems of a package, instead of a traceback."""
    try:
        yield
    except InvalidPackageError as error:
        _show(error.problems)
        raise click.ClickException(describe_error(error)) from error
    except WorkflowError as error:
        raise click.ClickException(describe_error(error)) from error


@contextmanager
def _free_login(login: str) -> Iterator[None]:
    try:
        yield
    except ConflictError as error:
        raise click.ClickException(f"Nama masuk {login!r} sudah dipakai orang lain.") from error


def _chosen(library: Library, keys: tuple[str, ...]) -> list[str]:
    known = library.packages()
    for key in keys:
        if key not in known:
            raise click.ClickException(f"Tidak ada paket {key!r} di {library.root}.")
    return list(keys or known)


def _problems(library: Library, key: str) -> Iterable[Problem]:
    try:
        bundle = definitions.assemble(key, read=library.files)
        return [*definitions.problems_of(bundle), *_drift(library, bundle)]
    except InvalidPackageError as error:
        return error.problems


def _drift(library: Library, bundle: Bundle) -> Iterable[Problem]:
    """Yield what the bundle itself cannot tell: it holds whole forms, the library their blocks."""
    forms = {path: text for path, text in bundle.files.items() if path.endswith(".form")}
    found = form_blocks.drift(forms, blocks=library.blocks())
    return (it for it in found if it.code not in PROBLEMS_OF_ANY_FORM)


def _show(problems: Iterable[Problem]) -> int:
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


def _deployed(work: UnitOfWork, library: Library, key: str) -> list[ProcessDefinition]:
    by, at = "alur deploy", utc_now()
    newest = definitions.deploy(work, key=key, read=library.files, by=by, at=at)
    return [newest, *definitions.redeploy_callers(work, key=key, by=by, at=at)]


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
        user = directory.user_by_login(users.normal_login(login))
    if user is None:
        raise click.ClickException(f"Tidak ada orang dengan nama masuk {login!r}.")
    return user


def _drifted(_: Path, text: Mapping[str, str], shared: Mapping[str, str]) -> Iterable[Problem]:
    return form_blocks.drift(text, blocks=shared)


def _filled(path: Path, text: Mapping[str, str], shared: Mapping[str, str]) -> Iterator[Problem]:
    for file, form in text.items():
        filling = form_blocks.fill(form, file=file, blocks=shared)
        yield from filling.problems
        if filling.is_changed:
            path.write_text(filling.text, encoding="utf-8")
            click.echo(f"Diisi: {file}")


def _drawn(path: Path) -> str:
    try:
        return lay_out(path.read_text(encoding="utf-8-sig"))
    except (UnreadableXmlError, UnicodeDecodeError) as error:
        problem = Problem(code="xml_broken", file=str(path), facts={"reason": str(error)})
        raise click.ClickException(f"{path}: {describe_problem(problem)}") from error
