"""An office at work: its people, the packages on disk, and cases that they move on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.definition import ProcessDefinition
from engine.domain.instance import ProcessInstance
from engine.domain.office import Office
from engine.domain.task import PRESENT, Task
from engine.domain.upload import Upload
from engine.domain.user import User
from engine.library import Library
from engine.persistence.database import Database
from engine.scheduler import Scheduler
from engine.services import cases, definitions, instances, office_calendar, tasks, timers
from engine.services.cases import CaseView
from engine.services.tasks import Submission
from tests.processes.answers import good_answers
from tests.processes.books import BOOKS
from tests.processes.case import NOW, ROOT, UPLOADS

JPST, COMPLETION, LETTER = "bna-santunan-jpst", "com-lengkapi-berkas", "com-terbit-surat"

OFFICE = Office(
    id=UUID("019ab000-0000-7000-8000-000000003304"),
    name="Dinas Sosial Kabupaten Lumajang",
    area_code="3304",
    zone="Asia/Jakarta",
    unit="Dinsos",
    address="Jalan Ahmad Yani 5",
    town="Lumajang",
    head_name="Dra. Ratna",
    head_position="Kepala Dinas",
    districts=("Pagentan", "Banjarmangu"),
    letter_codes={"surat_tugas": "094"},
)
NEIGHBOUR = UUID("019ab000-0000-7000-8000-000000003509")
ROLES: Mapping[str, frozenset[str]] = {
    "Sari": frozenset({"front_office"}),
    "Dewi": frozenset({"front_office"}),
    "Rahayu": frozenset({"manager_slrt"}),
    "Suharto": frozenset({"kepala_dinas"}),
    "Joko Purnomo": frozenset({"trc"}),
    "Wahyu Nugroho": frozenset({"trc"}),
    "Endang": frozenset({"bidang_sosial"}),
    "Teguh": frozenset({"bagian_hukum"}),
    "Nurul": frozenset({"bppkad"}),
    "Mulyati": frozenset({"bendahara"}),
    "Budi": frozenset({"supervisor"}),
    "Ningsih": frozenset({"admin_kantor"}),
    "Tamu": frozenset(),
}
SUPERIORS: Mapping[str, str] = {"Budi": "Suharto", "Rahayu": "Budi", "Sari": "Rahayu"}
# Who does the tasks of a role when a test does not say; the counter acts for applicants.
WORKERS: Mapping[str, str] = {
    "pemohon": "Sari",
    **{role: name for name, roles in reversed([*ROLES.items()]) for role in roles},
}


def person(name: str) -> Actor:
    return _user(name).as_actor()


def _user(name: str) -> User:
    return User(
        id=uuid5(OFFICE.id, name),
        office_id=OFFICE.id,
        login=name.lower().replace(" ", "."),
        name=name,
        position="Petugas",
        roles=ROLES[name],
        password_hash="",
        superior_id=uuid5(OFFICE.id, SUPERIORS[name]) if name in SUPERIORS else None,
    )


def set_up(database: Database) -> None:
    """Make the office, its people and a neighbouring office; deploy what lies on disk."""
    with database.directory() as directory:
        directory.add_office(OFFICE)
    with database.work(OFFICE.id) as work:
        office_calendar.load_decreed(work, at=NOW)
        # Superiors first: everybody else is below somebody.
        for name in ("Suharto", "Budi", "Rahayu", *ROLES):
            if work.users.by_login(_user(name).login) is None:
                work.users.add(_user(name))
        for key in (JPST, COMPLETION, LETTER):
            definitions.deploy(work, key=key, read=Library(ROOT).files, by="Wati", at=NOW)
    Desk(database).sweep()


@dataclass
class Desk:
    """`at` is the time of everything that happens; a test moves it on."""

    database: Database
    at: datetime = field(default=NOW)

    def deploy(self, files: Mapping[str, str], *, key: str = "uji") -> ProcessDefinition:
        """Deploy a package of these texts, for the cases that start from now on."""
        with self.database.work(OFFICE.id) as work:
            return definitions.deploy(work, key=key, read=lambda _: files, by="Wati", at=self.at)

    def start(self, key: str = JPST, *, by: str = "Sari") -> UUID:
        with self.database.work(OFFICE.id) as work:
            return instances.start(work, key=key, actor=person(by), at=self.at).id

    def complete(
        self,
        task_id: UUID,
        *,
        by: str,
        key: str | None = None,
        data: Mapping[str, Any],
        files: Mapping[str, list[Upload]] = UPLOADS,
    ) -> None:
        submission = Submission(key=key or str(uuid7()), data=data, files=files)
        with self.database.work(OFFICE.id) as work:
            tasks.complete(
                work, task_id=task_id, actor=person(by), submission=submission, at=self.at
            )

    def hand_in(
        self,
        case_id: UUID,
        element_id: str,
        *,
        by: str | None = None,
        key: str | None = None,
        **changed: Any,
    ) -> UUID:
        """Give good answers, some of them changed, to the task that waits at an element."""
        task = self.task(case_id, element_id)
        data = {**good_answers(element_id), **changed}
        self.complete(task.id, by=by or WORKERS[task.role], key=key, data=data)
        return task.id

    def play(self, case_id: UUID, *choices: str, until: str | None = None) -> None:
        """Let everybody give good answers, taking the given branches, until a task waits."""
        while self.is_running(case_id) and until not in self.waits_for(case_id):
            for element_id in sorted(self.waits_for(case_id)):
                decisions = [BOOKS[JPST].choices[it] for it in choices]
                taken = [answers for task, answers in decisions if task == element_id]
                changed = {key: value for answers in taken for key, value in answers.items()}
                self.hand_in(case_id, element_id, **changed)
            self.sweep()

    def sweep(self) -> int:
        return Scheduler(self.database, clock=lambda: self.at).sweep()

    def fire(self, timer_id: UUID) -> None:
        with self.database.work(OFFICE.id) as work:
            timers.fire(work, timer_id=timer_id, at=self.at)

    def tasks(self, case_id: UUID) -> list[Task]:
        with self.database.reading(OFFICE.id) as work:
            return work.tasks.of_instance(case_id)

    def task(self, case_id: UUID, element_id: str) -> Task:
        """Return the newest task at an element."""
        return [it for it in self.tasks(case_id) if it.element_id == element_id][-1]

    def waits_for(self, case_id: UUID) -> set[str]:
        return {it.element_id for it in self.tasks(case_id) if it.status in PRESENT}

    def instance(self, case_id: UUID) -> ProcessInstance:
        with self.database.reading(OFFICE.id) as work:
            return work.instances.get(case_id)

    def is_running(self, case_id: UUID) -> bool:
        return self.instance(case_id).ended_at is None

    def view(self, case_id: UUID, *, by: str = "Budi") -> CaseView:
        with self.database.reading(OFFICE.id) as work:
            return cases.view(work, instance_id=case_id, actor=person(by), at=self.at)

    def happened(self, case_id: UUID) -> list[str]:
        with self.database.reading(OFFICE.id) as work:
            return [it.happening.value for it in work.history.of_instance(case_id)]
