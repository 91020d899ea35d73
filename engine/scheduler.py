"""Wakes due timers and outbox jobs. APScheduler only ticks; the truth is in the database."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from engine.dispatch import Dispatch, trace
from engine.persistence.database import Database
from engine.services import escalations, outbox, timers

LEASE = timedelta(seconds=30)
# A server outside may take its time with each of its answers.
SENDING_LEASE = timedelta(minutes=5)
SWEEP_EVERY = timedelta(seconds=5)
BATCH = 50
# Timers and jobs get their turn after each: what is outside may be slow, or away.
SENT_AT_ONCE = 1

log = logging.getLogger("alur.scheduler")
# It warns whenever a sweep is asked for while one runs, which is as it should be.
logging.getLogger("apscheduler").setLevel(logging.ERROR)
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Read the clock. One of the few edges that do."""
    return datetime.now(UTC)  # noqa: TID251 -- an edge


class Scheduler:
    """Sweeps the database for due work, at intervals and whenever `wake` is called.

    `clock` says what is due. The ticker goes by the machine's own clock.
    """

    def __init__(
        self, database: Database, *, clock: Clock = utc_now, dispatch: Dispatch | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._dispatch = dispatch or Dispatch(database, channels={})
        self._ticker = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            # One sweep runs while one more may wait: who calls `wake` during a sweep that has
            # looked already is served by the next one.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
        )
        self._ticker.add_job(
            self.sweep,
            "interval",
            id="sweep",
            seconds=SWEEP_EVERY.total_seconds(),
            next_run_time=utc_now(),
        )

    def start(self) -> None:
        self._ticker.start()

    def wake(self) -> None:
        """Sweep as soon as possible: something was written that may be due now."""
        self._ticker.modify_job("sweep", next_run_time=utc_now())

    def stop(self) -> None:
        self._ticker.shutdown(wait=True)

    def sweep(self) -> int:
        """Do everything that is due, each piece in its own transaction; return how many."""
        done = 0
        while due := self._claim():
            for work in due:
                work()
            done += len(due)
        return done

    def _claim(self) -> list[Callable[[], None]]:
        at = self._clock()
        with self._database.directory() as directory:
            due_timers = directory.due_timers(at=at, limit=BATCH, lease=LEASE)
            due_jobs = directory.due_jobs(at=at, limit=BATCH, lease=LEASE)
            due_tasks = directory.due_tasks(at=at, limit=BATCH, lease=LEASE)
            due_clocks = directory.due_clocks(at=at, limit=BATCH, lease=LEASE)
            due_deliveries = directory.due_deliveries(
                at=at, limit=SENT_AT_ONCE, lease=SENDING_LEASE
            )
        return [
            *(self._bound(self.fire, *found) for found in due_timers),
            *(self._bound(self.do, *found) for found in due_jobs),
            *(self._bound(self.climb_task, *found) for found in due_tasks),
            *(self._bound(self.climb_case, *found) for found in due_clocks),
            *(self._bound(self.send, *found) for found in due_deliveries),
        ]

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
        """Fire one due timer."""
        with self._database.work(office_id) as work:
            timers.fire(work, timer_id=timer_id, at=self._clock())

    def climb_task(self, office_id: UUID, task_id: UUID) -> None:
        """Do what the ladder of one task asks for."""
        with self._database.work(office_id) as work:
            escalations.climb_task(work, task_id=task_id, at=self._clock())

    def climb_case(self, office_id: UUID, instance_id: UUID) -> None:
        """Do what the ladder of one case's clock asks for."""
        with self._database.work(office_id) as work:
            escalations.climb_case(work, instance_id=instance_id, at=self._clock())

    def do(self, office_id: UUID, job_id: UUID) -> None:
        """Do one outbox job. One that fails is put off; the others go on."""
        try:
            self._do(office_id, job_id)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
            log.error("job %s failed: %s", job_id, trace(error))  # noqa: TRY400 -- see trace
            with self._database.work(office_id) as work:
                outbox.postpone(work, job_id=job_id, at=self._clock())

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
