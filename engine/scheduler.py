"""Sleeps until something is due. APScheduler only ticks; the truth is in the database."""

import logging
from datetime import UTC, datetime, timedelta
from threading import Event, Lock, Thread
from typing import Protocol

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from engine.dispatch import Dispatch, trace
from engine.due_work import Clock, DueWork
from engine.persistence.database import Database

SWEEP_EVERY = timedelta(seconds=5)
POST = "post"
# Between two looks at work that somebody else is just about to take.
SHORTEST_SLEEP = timedelta(milliseconds=20)

log = logging.getLogger("alur.scheduler")
# It warns whenever a look is asked for while one runs, which is as it should be.
logging.getLogger("apscheduler").setLevel(logging.ERROR)


def utc_now() -> datetime:
    """Read the clock. One of the few edges that do."""
    return datetime.now(UTC)  # noqa: TID251 -- an edge


class Alarm(Protocol):
    """Whoever must be told that something was written which falls due."""

    def wake(self, at: datetime) -> None:
        """See to it that somebody looks when `at` has come."""


class Scheduler:
    """Does what is due when its time has come, and looks at intervals for what it was not told.

    Several may share a PostgreSQL database: each hears when others write what falls due soon.
    `clock` says what is due. The ticker goes by the machine's own clock.
    """

    def __init__(
        self, database: Database, *, clock: Clock = utc_now, dispatch: Dispatch | None = None
    ) -> None:
        self._clock = clock
        self._stopping = Event()
        self._listener = Thread(
            target=database.bell.listen,
            args=(self.wake,),
            kwargs={"stopping": self._stopping},
            name="alur-bell",
            daemon=True,
        )
        self._due_work = DueWork(
            database,
            clock=clock,
            stopping=self._stopping,
            dispatch=dispatch or Dispatch(database, channels={}),
        )
        self._lock = Lock()
        self._alarm_at: datetime | None = None
        self._ticker = BackgroundScheduler(
            timezone=UTC,
            # A mail server that is slow, or away, keeps no timer waiting.
            executors={"default": ThreadPoolExecutor(1), POST: ThreadPoolExecutor(1)},
            # What came due while the machine slept is not dropped. One look at the database runs
            # while one more may wait: who is told of something during a look that has passed it
            # already is served by the next one.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
        )
        self._ticker.add_job(
            self._look,
            "interval",
            id="sweep",
            seconds=SWEEP_EVERY.total_seconds(),
            next_run_time=utc_now(),
        )

        self._ticker.add_job(
            self._send,
            "interval",
            id=POST,
            executor=POST,
            max_instances=1,
            seconds=SWEEP_EVERY.total_seconds(),
            next_run_time=utc_now(),
        )

    def start(self) -> None:
        self._due_work.plan_routines()
        self._ticker.start()
        self._listener.start()

    def stop(self) -> None:
        """Return when what was begun is done; the rest waits for the next start."""
        with self._lock:
            # From now on no alarm is set: the ticker would wait for a look that waits for it.
            self._stopping.set()
        self._ticker.shutdown(wait=True)
        self._listener.join()

    def wake(self, at: datetime) -> None:
        """Look when `at` has come, which is at once when it has passed."""
        with self._lock:
            is_running = self._ticker.running and not self._stopping.is_set()
            if is_running and (self._alarm_at is None or at < self._alarm_at):
                self._alarm_at = at
                self._set_alarm(at - self._clock())

    def sweep(self) -> int:
        """Do and send everything that is due; return how many pieces."""
        return self._due_work.do_all() + self._due_work.send_all()

    def _set_alarm(self, sleep: timedelta) -> None:
        self._ticker.add_job(
            self._look,
            "date",
            id="alarm",
            run_date=utc_now() + max(sleep, timedelta()),
            replace_existing=True,
        )

    def _look(self) -> None:
        """Do what is due, and set the alarm for what comes next."""
        with self._lock:
            # What is written from now on may be passed by this look: it sets the alarm anew.
            self._alarm_at = None
        try:
            self._due_work.do_all()
            next_due = self._due_work.next_due()
        except Exception as error:  # noqa: BLE001 -- the next look may find the database again
            log.error("looking for due work failed: %s", trace(error))  # noqa: TRY400 -- see trace
            return
        if next_due is not None:
            now = self._clock()
            self.wake(next_due if next_due > now else now + SHORTEST_SLEEP)

    def _send(self) -> None:
        try:
            self._due_work.send_all()
        except Exception as error:  # noqa: BLE001 -- the next look may find the database again
            log.error("looking for deliveries failed: %s", trace(error))  # noqa: TRY400 -- see trace


class Doorbell:
    """Stands for the schedulers of other processes in a process that has none."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        self._bell = database.bell
        self._clock = clock

    def wake(self, at: datetime) -> None:
        """Ring for what falls due before they look again on their own, and then sleep until."""
        if at < self._clock() + SWEEP_EVERY:
            self._bell.ring(at)
