"""Commands for offices and for the people who sign in there."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from uuid_utils.compat import uuid7

from engine.cli.edge import ZONES, alur, chosen_office, opened_database, refusals
from engine.domain.errors import ConflictError
from engine.domain.office import Office
from engine.scheduler import utc_now
from engine.services import office_calendar, routines, users

AREA_CODE_DIGITS = 4


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
    with opened_database() as database:
        with database.directory() as directory:
            directory.add_office(office)
        with database.work(office.id) as work:
            office_calendar.load_decreed(work, at=utc_now())
            routines.ensure(work, at=utc_now())
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
    with opened_database() as database, refusals(), _free_login(login):
        office = chosen_office(database, area_code)
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


@contextmanager
def _free_login(login: str) -> Iterator[None]:
    try:
        yield
    except ConflictError as error:
        raise click.ClickException(f"Nama masuk {login!r} sudah dipakai orang lain.") from error
