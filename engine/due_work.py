"""Does what is due: timers, outbox jobs and routines, each piece in its own transaction."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

from engine.persistence.database import Database
from engine.persistence.transaction import TROUBLE
from engine.services import outbox, routines, timers

LEASE = timedelta(seconds=30)
BATCH = 50

log = logging.getLogger("alur.scheduler")
Clock = Callable[[], datetime]


class DueWork:
    """`clock` says what is due; once `stopping` is set no more of it is begun."""

    def __init__(self, database: Database, *, clock: Clock, stopping: Event) -> None:
        self._database = database
        self._clock = clock
        self._stopping = stopping

    def do_all(self) -> int:
        """Do everything that is due, longest waiting first; return how many pieces."""
        done = 0
        while not self._stopping.is_set() and (pieces := self._claim()):
            for piece in pieces:
                piece()
            done += len(pieces)
        return done

    def next_due(self) -> datetime | None:
        """Return when there is something to do next; None when nothing waits."""
        with self._database.directory() as directory:
            return directory.next_due()

    def plan_routines(self) -> None:
        """Plan the routines of offices that have none yet."""
        with self._database.directory() as directory:
            offices = directory.offices()
        for office in offices:
            with self._database.work(office.id) as work:
                routines.ensure(work, at=self._clock())

    def _claim(self) -> list[Callable[[], None]]:
        at = self._clock()
        with self._database.directory() as directory:
            # A claim begins a transaction, which takes the only writer's turn on SQLite.
            next_due = directory.next_due()
            if next_due is None or next_due > at:
                return []
            due_timers = directory.due_timers(at=at, limit=BATCH, lease=LEASE)
            due_jobs = directory.due_jobs(at=at, limit=BATCH, lease=LEASE)
            due_routines = directory.due_routines(at=at, limit=BATCH, lease=LEASE)
        return [
            *(self._bound(self.fire, *found) for found in due_timers),
            *(self._bound(self.do, *found) for found in due_jobs),
            *(self._bound(self.recur, *found) for found in due_routines),
        ]

    def _bound(
        self, act: Callable[[UUID, UUID], None], office_id: UUID, key: UUID
    ) -> Callable[[], None]:
        def run() -> None:
            # One bad row must not stop the others; it stays leased and is tried again later.
            try:
                act(office_id, key)
            except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
                log.error("%s failed for %s: %s", act.__name__, key, trace_of(error))  # noqa: TRY400 -- see trace_of

        return run

    def fire(self, office_id: UUID, timer_id: UUID) -> None:
        """Fire one due timer; a fault of ours becomes an incident of its case."""
        try:
            with self._database.work(office_id) as work:
                timers.fire(work, timer_id=timer_id, at=self._clock())
        except TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, a supervisor must know
            detail = trace_of(error)
            log.error("timer %s failed: %s", timer_id, detail)  # noqa: TRY400 -- see trace_of
            with self._database.work(office_id) as work:
                timers.give_up(work, timer_id=timer_id, detail=detail, at=self._clock())

    def do(self, office_id: UUID, job_id: UUID) -> None:
        """Do one outbox job. One that fails is put off; the others go on."""
        try:
            self._do(office_id, job_id)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
            log.error("job %s failed: %s", job_id, trace_of(error))  # noqa: TRY400 -- see trace_of
            with self._database.work(office_id) as work:
                outbox.postpone(work, job_id=job_id, at=self._clock())

    def recur(self, office_id: UUID, routine_id: UUID) -> None:
        """Do one routine; a fault of ours makes it wait for its next time."""
        try:
            with self._database.work(office_id) as work:
                routines.run(work, routine_id=routine_id, at=self._clock())
        except TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, it must not come back at once
            log.error("routine %s failed: %s", routine_id, trace_of(error))  # noqa: TRY400 -- see trace_of
            with self._database.work(office_id) as work:
                routines.give_up(work, routine_id=routine_id, at=self._clock())

    def _do(self, office_id: UUID, job_id: UUID) -> None:
        """Read, perform without a transaction, write."""
        with self._database.reading(office_id) as work:
            prepared = outbox.prepare(work, job_id=job_id, at=self._clock())
        if prepared is not None:
            job, needed = prepared
            result = outbox.perform(job, needed)
            with self._database.work(office_id) as work:
                outbox.finish(work, job=job, result=result, at=self._clock())


def trace_of(error: Exception) -> str:
    """Return the kind of an error and where it arose, but not its text: that may quote a record."""
    places = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{Path(it.filename).name}:{it.lineno}" for it in places)
    return f"{type(error).__name__} at {way}"
