"""The demonstration office: Banjarnegara with one invented account for each role."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from engine.domain.office import Office
from engine.domain.permissions import ADMINISTRATOR, ANALYST, AUDITOR, LEADER, SUPERVISOR
from engine.library import Library
from engine.persistence.database import Database
from engine.secret_file import kept_secret
from engine.services import definitions, users

OFFICE_ID = UUID("019ab000-0000-7000-8000-000000003304")
PASSWORD_BYTES = 12


@dataclass(frozen=True, slots=True)
class Person:
    login: str
    name: str
    position: str
    roles: tuple[str, ...]


PEOPLE = (
    Person("sari", "Sari Wulandari", "Front Office Puskesos SLRT", ("front_office",)),
    Person("rahayu", "Rahayu Setyaningsih", "Manager SLRT", ("manager_slrt",)),
    Person("kadis", "Drs. Suharto Prabowo, M.Si.", "Kepala Dinas", ("kepala_dinas", LEADER)),
    Person("joko", "Joko Purnomo", "Tim Reaksi Cepat", ("trc",)),
    Person("wahyu", "Wahyu Nugroho", "Tim Reaksi Cepat", ("trc",)),
    Person("endang", "Endang Lestari", "Pengelola bansos, Bidang Sosial", ("bidang_sosial",)),
    Person("teguh", "Teguh Santosa, S.H.", "Penghubung Bagian Hukum Setda", ("bagian_hukum",)),
    Person("nurul", "Nurul Hidayah", "Penghubung BPPKAD", ("bppkad",)),
    Person("mulyati", "Sri Mulyati", "Bendahara", ("bendahara",)),
    Person("budi", "Budi Hartono", "Kepala Bidang Sosial", (SUPERVISOR,)),
    Person("laras", "Laras Ayuningtyas", "Analis proses, Bagian Organisasi", (ANALYST,)),
    Person("ningsih", "Ningsih Rahmawati", "Admin kantor", (ADMINISTRATOR,)),
    Person("hendra", "Hendra Saputra", "Inspektorat (auditor)", (AUDITOR,)),
)

OFFICE = Office(
    id=OFFICE_ID,
    name=("Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Banjarnegara"),
    area_code="3304",
    zone="Asia/Jakarta",
    unit="Dinsos",
    address="Jl. Letjend. Karjono No. 193 Banjarnegara 53412, telepon (0286) 591892",
    town="Banjarnegara",
    head_name="Drs. Suharto Prabowo, M.Si.",
    head_position="Kepala Dinas",
    districts=(
        "Banjarmangu",
        "Banjarnegara",
        "Batur",
        "Bawang",
        "Kalibening",
        "Karangkobar",
        "Madukara",
        "Mandiraja",
        "Pagedongan",
        "Pagentan",
        "Pandanarum",
        "Pejawaran",
        "Punggelan",
        "Purwanegara",
        "Purworejo Klampok",
        "Rakit",
        "Sigaluh",
        "Susukan",
        "Wanadadi",
        "Wanayasa",
    ),
    letter_codes={"surat_tugas": "094", "surat_pemberitahuan": "460"},
    is_demonstration=True,
)


def set_up(database: Database, *, library: Library, data_dir: Path, at: datetime) -> str:
    """Make the demonstration office unless it exists, and deploy its procedures.

    Returns the password of its accounts, which no two installations share.
    """
    password = kept_secret(
        data_dir / "demonstration_password", make=lambda: secrets.token_urlsafe(PASSWORD_BYTES)
    )
    if not _exists(database):
        _create_office(database, password)
    with database.work(OFFICE_ID) as work:
        for key in library.packages():
            definitions.deploy(work, key=key, read=library.files, by="Alur", at=at)
    return password


def _exists(database: Database) -> bool:
    with database.directory() as directory:
        return any(office.id == OFFICE_ID for office in directory.offices())


def _create_office(database: Database, password: str) -> None:
    with database.directory() as directory:
        directory.add_office(OFFICE)
    with database.work(OFFICE_ID) as work:
        for person in PEOPLE:
            users.create(
                work,
                login=person.login,
                name=person.name,
                position=person.position,
                roles=frozenset(person.roles),
                password=password,
                is_demonstration=True,
            )
