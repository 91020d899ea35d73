"""The procedures of Magelang at work together, in the hands of the demonstration's people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from uuid_utils.compat import uuid7

from engine.demonstration.invented import Person
from engine.demonstration.magelang import MAGELANG
from engine.domain.actor import Actor
from engine.domain.permissions import acting_roles
from engine.domain.task import PRESENT, Task
from engine.domain.user import User
from engine.library import Library
from engine.persistence.database import Database
from engine.scheduler import Scheduler
from engine.services import awaited, case, definitions, instances, messages, tasks
from engine.services.tasks import Submission
from tests.processes.answers import model_answers
from tests.processes.books.mgl_pantau_bpnt import FORCED_PACKAGE, visit
from tests.processes.case import NOW, ROOT, UPLOADS

ROUND, COMPLAINT, LETTER, TEAM = (
    "mgl-pantau-bpnt",
    "mgl-aduan-berjenjang",
    "com-terbit-surat",
    "com-tim-pengaduan",
)
OFFICE = MAGELANG.office.id
VISITS = [{**visit(it), "petugas": "Dewi Lestarini"} for it in (0, 1)]
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "perintah_monitoring": {"kepala_bidang_dituju": "Retno Widyastuti"},
    "susun_jadwal": {"jadwal": VISITS},
    "k_ganti_petugas": {"petugas_baru": "Bagus Prakoso"},
    "k_isi_monitoring": FORCED_PACKAGE,
}


@dataclass
class Magelang:
    """The office at work; `at` is the time of everything that happens."""

    database: Database
    at: datetime = NOW

    def start(self, key: str) -> UUID:
        with self.database.work(OFFICE) as work:
            return instances.start(work, key=key, actor=holder("kepala_dinas"), at=self.at).id

    def open(self, case_id: UUID) -> list[Task]:
        with self.database.reading(OFFICE) as work:
            return [it for it in work.tasks.of_instance(case_id) if it.status in PRESENT]

    def complete(self, task: Task, **changed: Any) -> None:
        good = model_answers(task.process_id, task.element_id)
        data = {**good, **ANSWERS.get(task.element_id, {}), **changed}
        submission = Submission(key=str(uuid7()), data=data, files=UPLOADS)
        with self.database.work(OFFICE) as work:
            actor = holder(task.role)
            tasks.complete(work, task_id=task.id, actor=actor, submission=submission, at=self.at)
        self.sweep()

    def until(self, case_id: UUID, element_id: str) -> list[Task]:
        """Let everybody give good answers until tasks wait at an element."""
        while not (found := [it for it in self.open(case_id) if it.element_id == element_id]):
            self.complete(self.open(case_id)[0])
        return found

    def note(self, case_id: UUID, element_id: str, *, by: str) -> None:
        """Note by hand that a message which the case waits for has come."""
        actor = holder(by)
        with self.database.work(OFFICE) as work:
            waiting = awaited.of_case(work, case.get(work, case_id), actor=actor)
            wait_id = next(it.wait_id for it in waiting if it.element_id == element_id)
            assert wait_id is not None
            messages.record(work, instance_id=case_id, wait_id=wait_id, actor=actor, at=self.at)

    def sweep(self) -> None:
        Scheduler(self.database, clock=lambda: self.at).sweep()


def holder(role: str) -> Actor:
    """Return the first of the demonstration's people who does the tasks of a role."""
    return next(
        _user(it).as_actor() for it in MAGELANG.people if acting_roles(role) & set(it.roles)
    )


def _user(person: Person) -> User:
    return User(
        id=uuid5(OFFICE, person.login),
        office_id=OFFICE,
        login=person.login,
        name=person.name,
        position=person.position,
        roles=frozenset(person.roles),
        password_hash="",
    )


@pytest.fixture
def magelang(database: Database) -> Magelang:
    with database.directory() as directory:
        directory.add_office(MAGELANG.office)
    with database.work(OFFICE) as work:
        for it in MAGELANG.people:
            work.users.add(_user(it))
        for key in (LETTER, TEAM, ROUND, COMPLAINT):
            definitions.deploy(work, key=key, read=Library(ROOT).files, by="Galih", at=NOW)
    return Magelang(database)


def test_a_finding_opens_a_complaint_that_is_linked_to_the_round(magelang: Magelang) -> None:
    case_id = magelang.start(ROUND)
    for it in magelang.until(case_id, "k_konfirmasi"):
        magelang.complete(it)
    magelang.at += timedelta(days=12)
    magelang.sweep()

    for element_id in ("k_isi_monitoring", "k_periksa", "k_tindak_lanjut"):
        for it in magelang.until(case_id, element_id):
            magelang.complete(it)

    with magelang.database.reading(OFFICE) as work:
        complaints = work.instances.about(work.instances.get(case_id).business_key or "")
        keys = [work.instances.get(it.id).definition_key for it in complaints]
    assert keys == [COMPLAINT, COMPLAINT]
    assert [it.element_id for it in magelang.open(case_id)] == ["rekap_laporan"]


def test_each_visit_names_its_place(magelang: Magelang) -> None:
    case_id = magelang.start(ROUND)

    visits = magelang.until(case_id, "k_konfirmasi")

    assert [it.name for it in visits] == [
        f"Konfirmasi tugas \N{EN DASH} {it['lokasi']}" for it in VISITS
    ]


def test_whoever_speaks_with_the_ministry_notes_that_a_round_is_cancelled(
    magelang: Magelang,
) -> None:
    case_id = magelang.start(ROUND)
    magelang.until(case_id, "k_konfirmasi")

    magelang.note(case_id, "m_batal", by="kemensos")

    assert [(it.element_id, it.role) for it in magelang.open(case_id)] == [
        ("catat_batal", "kemensos")
    ]


def test_a_postponed_visit_gets_a_new_date_and_the_others_wait_on(magelang: Magelang) -> None:
    case_id = magelang.start(ROUND)
    for it in magelang.until(case_id, "k_konfirmasi"):
        magelang.complete(it)

    magelang.note(case_id, "m_ditunda", by="kemensos")

    assert [(it.element_id, it.role) for it in magelang.open(case_id)] == [
        ("k_ganti_petugas", "sub_koordinator")
    ]


def test_a_team_of_the_office_answers_a_complaint_that_climbed_to_the_top(
    magelang: Magelang,
) -> None:
    with magelang.database.work(OFFICE) as work:
        actor = holder("petugas_puskesos")
        case_id = instances.start(work, key=COMPLAINT, actor=actor, at=magelang.at).id
    (entry,) = magelang.open(case_id)
    magelang.complete(entry, terlapor_di_tingkat="3", klasifikasi="berkadar_pengawasan")
    (decision,) = magelang.open(case_id)

    magelang.complete(decision, keputusan_4="tim")

    (founding,) = magelang.open(case_id)
    magelang.complete(founding, ketua="Sulistyo Wibowo", anggota=["Kartika Ayu", "Yudi Prasetyo"])
    assert [(it.element_id, it.role) for it in magelang.open(case_id)] == [
        ("rapat_tim", "ketua_tim")
    ]
