"""An office with one clerk and a deployed procedure, on a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from uuid_utils.compat import uuid7

from benches import package
from engine.domain.actor import Actor
from engine.domain.office import Office
from engine.persistence.database import Database, connect
from engine.services import definitions, instances, tasks, users
from engine.services.tasks import Submission

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
PASSWORD = "kata sandi pengukuran"  # noqa: S105 -- of nobody


@dataclass(frozen=True)
class Bench:
    database: Database
    office_id: UUID
    clerk: Actor

    def start(self) -> UUID:
        """Start a case and return its first task's id."""
        with self.database.work(self.office_id) as work:
            instance = instances.start(work, key=package.KEY, actor=self.clerk, at=NOW)
            return work.tasks.of_instance(instance.id)[0].id

    def start_numbered(self) -> UUID:
        """Start a case, hand in its first task, and return the second: the usual one.

        The first is dearer, because the case gets its number then.
        """
        first = self.start()
        self.complete(first, 1)
        return self.next_task(first)

    def complete(self, task_id: UUID, step: int) -> None:
        submission = Submission(key=str(uuid7()), data=package.answers(step), files={})
        with self.database.work(self.office_id) as work:
            tasks.complete(work, task_id=task_id, actor=self.clerk, submission=submission, at=NOW)

    def next_task(self, task_id: UUID) -> UUID:
        """Return the task that waits after `task_id` was completed."""
        with self.database.reading(self.office_id) as work:
            instance_id = work.tasks.get(task_id).instance_id
            return next(it.id for it in work.tasks.of_instance(instance_id) if it.is_open)


@contextmanager
def bench_office(folder: Path, *, steps: int, url: str | None = None) -> Iterator[Bench]:
    database = connect(url or f"sqlite:///{folder / 'bench.db'}")
    try:
        database.migrate()
        yield _set_up(database, steps)
    finally:
        database.close()


def _set_up(database: Database, steps: int) -> Bench:
    office = Office(
        id=uuid7(),
        name="Kantor pengukuran",
        area_code="3304",
        zone="Asia/Jakarta",
        unit="Dinsos",
        address="-",
        town="-",
        head_name="-",
        head_position="-",
    )
    with database.directory() as directory:
        directory.add_office(office)
    with database.work(office.id) as work:
        texts = package.files(steps=steps)
        definitions.deploy(
            work,
            key=package.KEY,
            read=lambda key: texts if key == package.KEY else {},
            by="bench",
            at=NOW,
        )
        clerk = users.create(
            work,
            login="petugas",
            name="Petugas",
            position="Petugas",
            roles=frozenset({package.ROLE}),
            password=PASSWORD,
        )
    return Bench(database, office.id, clerk.as_actor())
