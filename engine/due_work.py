"""Does what is due, from timers to routines, each piece in its own transaction."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from engine.dispatch import Dispatch, trace
from engine.persistence.database import Database
from engine.persistence.transaction import TROUBLE
from engine.services import escalations, outbox, routines, timers

LEASE = timedelta(seconds=30)
# A server outside may take its time with each of its answers.
SENDING_LEASE = timedelta(minutes=5)
BATCH = 50

log = logging.getLogger("alur.scheduler")
Clock = Callable[[], datetime]


class DueWork:
    """`clock` says what is due; once `stopping` is set no more of it is begun."""

    def __init__(
        self, database: Database, *, clock: Clock, stopping: Event, dispatch: Dispatch
    ) -> None:
        self._database = database
        self._clock = clock
        self._stopping = stopping
        self._dispatch = dispatch

    def do_all(self) -> int:
        """Do everything that is due inside, longest waiting first; return how many pieces."""
        return self._do_claimed(self._claim)

    def send_all(self) -> int:
        """Send the deliveries that are due, one after another; return how many."""
        return self._do_claimed(self._claim_delivery)

    def _do_claimed(self, claim: Callable[[], list[Callable[[], None]]]) -> int:
        done = 0
        while not self._stopping.is_set() and (pieces := claim()):
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
            due_tasks = directory.due_tasks(at=at, limit=BATCH, lease=LEASE)
            due_clocks = directory.due_clocks(at=at, limit=BATCH, lease=LEASE)
        return [
            *(self._bound(self.fire, *found) for found in due_timers),
            *(self._bound(self.do, *found) for found in due_jobs),
            *(self._bound(self.recur, *found) for found in due_routines),
            *(self._bound(self.climb_task, *found) for found in due_tasks),
            *(self._bound(self.climb_case, *found) for found in due_clocks),
        ]

    def _claim_delivery(self) -> list[Callable[[], None]]:
        """Return what sends the delivery that waits longest, for it may take its time."""
        at = self._clock()
        with self._database.directory() as directory:
            next_due = directory.next_delivery()
            if next_due is None or next_due > at:
                return []
            found = directory.due_deliveries(at=at, limit=1, lease=SENDING_LEASE)
        return [self._bound(self.send, *it) for it in found]

    def _bound(
        self, act: Callable[[UUID, UUID], None], office_id: UUID, key: UUID
    ) -> Callable[[], None]:
        def run() -> None:
            # One bad row must not stop the others; it stays leased and is tried again later.
            try:
                act(office_id, key)
            except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
                log.error("%s failed for %s: %s", act.__name__, key, trace(error))  # noqa: TRY400 -- see trace

        return run

    def fire(self, office_id: UUID, timer_id: UUID) -> None:
        """Fire one due timer; a fault of ours becomes an incident of its case."""
        try:
            with self._database.work(office_id) as work:
                timers.fire(work, timer_id=timer_id, at=self._clock())
        except TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, a supervisor must know
            detail = trace(error)
            log.error("timer %s failed: %s", timer_id, detail)  # noqa: TRY400 -- see trace
            with self._database.work(office_id) as work:
                timers.give_up(work, timer_id=timer_id, detail=detail, at=self._clock())

    def do(self, office_id: UUID, job_id: UUID) -> None:
        """Do one outbox job. One that fails is put off; the others go on."""
        try:
            self._do(office_id, job_id)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
            log.error("job %s failed: %s", job_id, trace(error))  # noqa: TRY400 -- see trace
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
            log.error("routine %s failed: %s", routine_id, trace(error))  # noqa: TRY400 -- see trace
            with self._database.work(office_id) as work:
                routines.give_up(work, routine_id=routine_id, at=self._clock())

    def climb_task(self, office_id: UUID, task_id: UUID) -> None:
        """Do what the ladder of one task asks for."""
        with self._database.work(office_id) as work:
            escalations.climb_task(work, task_id=task_id, at=self._clock())

    def climb_case(self, office_id: UUID, instance_id: UUID) -> None:
        """Do what the ladder of one case's clock asks for."""
        with self._database.work(office_id) as work:
            escalations.climb_case(work, instance_id=instance_id, at=self._clock())

    def send(self, office_id: UUID, delivery_id: UUID) -> None:
        """Send one delivery out of the pages. One that fails is put off or given up."""
        self._dispatch.send(office_id, delivery_id, clock=self._clock)

    def _do(self, office_id: UUID, job_id: UUID) -> None:
        """Read, perform without a transaction, write."""
        with self._database.reading(office_id) as work:
            prepared = outbox.prepare(work, job_id=job_id, at=self._clock())
        if prepared is not None:
            job, needed = prepared
            result = outbox.perform(job, needed)
            with self._database.work(office_id) as work:
                outbox.finish(work, job=job, result=result, at=self._clock())
