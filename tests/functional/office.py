"""The office of these tests: its people, its clock, and the application that serves it."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from engine.bpmn.layout import lay_out
from engine.domain.office import Office
from engine.library import Library
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from engine.scheduler import Scheduler
from engine.services import definitions, office_calendar, users
from engine.settings import Settings
from tests.functional.browser import Browser
from tests.integration.records import an_office
from webapp import create_app, limits

ROOT = Path(__file__).parents[2]
PASSWORD = "gerbang timur sore"
SECRET = "rahasia uji" * 4
START = datetime(2026, 11, 21, 3, tzinfo=UTC)
JPST = "bna-santunan-jpst"
# The packages of this office; the others in the library are other offices'.
OWN = re.compile(r"(bna|com)-")

NAMES = {
    "sari": ("Sari Wulandari", {"front_office"}),
    "rini": ("Rini Astuti", {"front_office"}),
    "rahayu": ("Rahayu Setyaningsih", {"manager_slrt"}),
    "kadis": ("Suharto Prabowo", {"kepala_dinas", "pimpinan"}),
    "joko": ("Joko Purnomo", {"trc"}),
    "wahyu": ("Wahyu Nugroho", {"trc"}),
    "endang": ("Endang Lestari", {"bidang_sosial"}),
    "budi": ("Budi Hartono", {"supervisor"}),
    "laras": ("Laras Ayuningtyas", {"analis_proses"}),
    "ningsih": ("Ningsih Rahmawati", {"admin_kantor"}),
    "hendra": ("Hendra Saputra", {"auditor"}),
}
STRANGER = "asing"
STRANGER_ROLES = {"front_office", "supervisor", "analis_proses", "admin_kantor"}

# A procedure that cannot go on before a certain day: no branch is open until then.
GATE = "uji-gerbang"
OPENS = "2026-12-01"
GATE_DIAGRAM = f"""\
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="uji">
  <bpmn:process id="uji_gerbang" name="Uji gerbang" isExecutable="true">
    <bpmn:laneSet id="ls"><bpmn:lane id="front_office" name="Front Office">
      <bpmn:flowNodeRef>mulai</bpmn:flowNodeRef><bpmn:flowNodeRef>isi</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>gerbang</bpmn:flowNodeRef><bpmn:flowNodeRef>selesai</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>batal</bpmn:flowNodeRef>
    </bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="mulai" name="Mulai"/>
    <bpmn:userTask id="isi" name="Isi data" camunda:formRef="f_isi"/>
    <bpmn:exclusiveGateway id="gerbang" name="Sudah buka?"/>
    <bpmn:endEvent id="selesai" name="Sudah dilayani"/>
    <bpmn:endEvent id="batal" name="Dibatalkan"/>
    <bpmn:sequenceFlow id="f1" sourceRef="mulai" targetRef="isi"/>
    <bpmn:sequenceFlow id="f2" sourceRef="isi" targetRef="gerbang"/>
    <bpmn:sequenceFlow id="f3" name="sudah" sourceRef="gerbang" targetRef="selesai">
      <bpmn:conditionExpression>=today() >= date("{OPENS}")</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f4" name="batal" sourceRef="gerbang" targetRef="batal">
      <bpmn:conditionExpression>=nama = "batal"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
</bpmn:definitions>
"""
GATE_STANDARD = """\
judul: Uji gerbang
judul_pendek: Uji gerbang
kode: UJI
sk: {nomor: 1/2026}
persyaratan: [KTP]
prosedur: [Datang]
waktu: {teks: 1 hari}
biaya: {teks: gratis}
produk: {teks: surat}
pengaduan: {kanal: [loket]}
"""
GATE_FORM = """\
{"id": "f_isi", "type": "default", "schemaVersion": 19, "components": [
  {"type": "textfield", "id": "c1", "key": "nama", "label": "Nama",
   "validate": {"required": true}}
]}
"""


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def advance(self, gap: timedelta) -> None:
        self.at += gap


@dataclass
class Served:
    """An office with its application. `sessions` are those of people who signed in to it before.

    A password is slow to check, on purpose, so each person signs in once in a test run.
    """

    app: Flask
    database: Database
    scheduler: Scheduler
    clock: Clock
    folder: Path
    sessions: dict[str, str]
    browsers: dict[str, Browser] = field(default_factory=dict)

    def visitor(self) -> Browser:
        """Return a browser in which nobody is signed in."""
        client = self.app.test_client()
        client.environ_base["HTTP_ORIGIN"] = "http://localhost"
        return Browser(client)

    def __getitem__(self, login: str) -> Browser:
        """Return the browser of a person who is signed in."""
        if login not in self.browsers:
            self.browsers[login] = self.visitor()
            if login in self.sessions:
                self.browsers[login].resume(self.sessions[login])
            else:
                self.browsers[login].sign_in(login, PASSWORD)
                self.sessions[login] = self.browsers[login].session
        return self.browsers[login]


def furnish(database: Database) -> None:
    """Add the office with its people and procedures, and one stranger in another office."""
    office = replace(an_office("Dinas Sosial Banjarnegara"), districts=("Pagentan",))
    other = an_office("Dinas Sosial Jember")
    with database.directory() as directory:
        directory.add_office(office)
        directory.add_office(other)
    with database.work(office.id) as work:
        office_calendar.load_decreed(work, at=START)
        for login, (name, roles) in NAMES.items():
            _hire(work, login, name, roles)
        _deploy(work)
    with database.work(other.id) as work:
        _hire(work, STRANGER, "Orang Asing", STRANGER_ROLES)


def serve(database: Database, folder: Path, sessions: dict[str, str]) -> Served:
    """Return the application of a furnished database."""
    clock = Clock()
    scheduler = Scheduler(database, clock=clock)
    settings = Settings(
        database_url="sqlite://", secret_key=SECRET, library_dir=ROOT, data_dir=folder
    )
    app = create_app(settings, database=database, scheduler=scheduler, clock=clock)
    limits.forget()
    return Served(app, database, scheduler, clock, folder, sessions)


def office_of(served: Served, name: str) -> Office:
    with served.database.directory() as directory:
        return next(it for it in directory.offices() if name in it.name)


def _hire(work: UnitOfWork, login: str, name: str, roles: set[str]) -> None:
    users.create(
        work,
        login=login,
        name=name,
        position="Petugas",
        roles=frozenset(roles),
        password=PASSWORD,
    )


def _deploy(work: UnitOfWork) -> None:
    library = Library(ROOT)
    for key in filter(OWN.match, library.packages()):
        definitions.deploy(work, key=key, read=library.files, by="Laras", at=START)
    definitions.deploy(work, key=GATE, read=lambda _: gate_files(), by="Laras", at=START)


def gate_files() -> dict[str, str]:
    return {
        f"processes/{GATE}/{GATE}.bpmn": lay_out(GATE_DIAGRAM),
        f"processes/{GATE}/standar.yaml": GATE_STANDARD,
        f"forms/{GATE}/f_isi.form": GATE_FORM,
    }
