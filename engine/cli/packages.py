"""Commands for packages: check, deploy, lay out, fill blocks."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from engine.bpmn.layout import lay_out
from engine.bpmn.xml import UnreadableXmlError
from engine.cli.edge import (
    alur,
    chosen_keys,
    chosen_office,
    opened_database,
    read_settings,
    refusals,
    show,
)
from engine.domain import form_blocks
from engine.domain.bundle import Bundle
from engine.domain.definition import ProcessDefinition
from engine.domain.errors import InvalidPackageError
from engine.domain.problem import Problem
from engine.library import Library
from engine.messages import describe_problem
from engine.persistence.unit_of_work import UnitOfWork
from engine.scheduler import utc_now
from engine.services import definitions
from engine.settings import library_dir

# The checks of a package say this about every form, with the line.
PROBLEMS_OF_ANY_FORM = {"form_broken"}


@alur.command()
@click.argument("keys", nargs=-1)
def check(keys: tuple[str, ...]) -> None:
    """Periksa paket prosedur; tanpa nama: semua paket."""
    library = Library(library_dir(os.environ))
    errors = show(it for key in chosen_keys(library, keys) for it in _problems(library, key))
    sys.exit(1 if errors else 0)


@alur.command()
@click.argument("keys", nargs=-1)
@click.option("--office", "area_code", help="Kode kabupaten/kota kantor, bila ada beberapa.")
def deploy(keys: tuple[str, ...], area_code: str | None) -> None:
    """Terbitkan paket sebagai versi terbaru; tanpa nama: semua paket.

    Prosedur yang memanggilnya ikut memakai versi baru itu.
    """
    library = Library(read_settings().library_dir)
    chosen = chosen_keys(library, keys)
    with opened_database() as database, refusals():
        office = chosen_office(database, area_code)
        with database.work(office.id) as work:
            deployed = [it for key in chosen for it in _deployed(work, library, key)]
    for key, version in {it.key: it.version for it in deployed}.items():
        click.echo(f"{key}: versi {version}")


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
    with refusals():
        shared = library.blocks()
        texts = {path: library.texts([path]) for path in files or library.forms()}
    treat = _drifted if is_check else _filled
    errors = show(it for path, text in texts.items() for it in treat(path, text, shared))
    sys.exit(1 if errors else 0)


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


def _deployed(work: UnitOfWork, library: Library, key: str) -> list[ProcessDefinition]:
    by, at = "alur deploy", utc_now()
    newest = definitions.deploy(work, key=key, read=library.files, by=by, at=at)
    return [newest, *definitions.redeploy_callers(work, key=key, by=by, at=at)]


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
