"""The scheduler sleeps until the next due time, and is woken for what comes earlier."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.history import Happening
from engine.persistence.database import connect
from engine.persistence.directory import Directory
from engine.scheduler import Doorbell, Scheduler, utc_now
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.packages import then, timer
from tests.integration.services.test_scheduler import queued_letter

LIMIT_SECONDS = 10
STOPS = 20
DAY = timedelta(days=1)
SOON, PRECISION = timedelta(seconds=0.4), timedelta(seconds=0.2)


@pytest.fixture(autouse=True)
def _no_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but its alarm wakes the scheduler after its first look."""
    monkeypatch.setattr("engine.scheduler.SWEEP_EVERY", timedelta(hours=1))


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[datetime | None]:
    """What each look found to be due next."""
    found: list[datetime | None] = []
    asked = Directory.next_due

    def next_due(directory: Directory) -> datetime | None:
        found.append(asked(directory))
        return found[-1]

    monkeypatch.setattr(Directory, "next_due", next_due)
    return found


@contextmanager
def running(desk: Desk, clock: Callable[[], datetime] = utc_now) -> Iterator[Scheduler]:
    scheduler = Scheduler(desk.database, clock=clock)
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.stop()


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + LIMIT_SECONDS
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def waiting(desk: Desk, *, until: datetime) -> UUID:
    """A case that waits for a time, of a procedure that is deployed already."""
    desk.at = until - DAY
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    return case_id


def lateness(desk: Desk, case_id: UUID, due_at: datetime) -> timedelta:
    with desk.database.reading(OFFICE.id) as work:
        history = work.history.of_instance(case_id)
    (at,) = [it.at for it in history if it.happening is Happening.TIMER_FIRED]
    return at - due_at


def test_a_scheduler_does_what_is_due_at_its_start(desk: Desk) -> None:
    case_id = queued_letter(desk)

    with running(desk, clock=lambda: desk.at):
        assert eventually(lambda: not desk.is_running(case_id))


def test_a_timer_that_waits_at_the_start_fires_when_it_is_due(desk: Desk) -> None:
    desk.deploy(then(("tunggu", timer())))
    due_at = utc_now() + SOON
    case_id = waiting(desk, until=due_at)

    with running(desk):
        assert eventually(lambda: not desk.is_running(case_id))

    assert timedelta() <= lateness(desk, case_id, due_at) < PRECISION


def test_a_timer_of_which_it_is_told_fires_when_it_is_due(
    desk: Desk, looks: list[datetime | None]
) -> None:
    desk.deploy(then(("tunggu", timer())))
    waiting(desk, until=utc_now() + DAY)

    with running(desk) as scheduler:
        assert eventually(lambda: len(looks) >= 2)
        due_at = utc_now() + SOON
        case_id = waiting(desk, until=due_at)
        scheduler.wake(due_at)
        assert eventually(lambda: not desk.is_running(case_id))

    assert timedelta() <= lateness(desk, case_id, due_at) < PRECISION


def test_what_is_due_already_is_done_at_once(desk: Desk, looks: list[datetime | None]) -> None:
    with running(desk, clock=lambda: desk.at) as scheduler:
        assert eventually(lambda: len(looks) >= 2)
        case_id = queued_letter(desk)
        scheduler.wake(desk.at - DAY)

        assert eventually(lambda: not desk.is_running(case_id))


def test_nobody_looks_again_for_what_is_far_away(desk: Desk, looks: list[datetime | None]) -> None:
    desk.deploy(then(("tunggu", timer())))
    case_id = waiting(desk, until=utc_now() + DAY)

    with running(desk) as scheduler:
        assert eventually(lambda: len(looks) == 2)
        for days in range(2, 9):
            scheduler.wake(utc_now() + days * DAY)
        time.sleep(SOON.total_seconds())

    assert len(looks) == 2
    assert desk.is_running(case_id)


def test_a_scheduler_that_loses_its_database_looks_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("engine.scheduler.SWEEP_EVERY", timedelta(milliseconds=50))
    case_id = queued_letter(desk)
    claim, failures = Directory.due_timers, [sqlite3.OperationalError("Sarimin")]

    def due_timers(directory: Directory, **asked: object) -> object:
        if failures:
            raise failures.pop()
        return claim(directory, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Directory, "due_timers", due_timers)
    with running(desk, clock=lambda: desk.at):
        assert eventually(lambda: not desk.is_running(case_id))

    assert "OperationalError at" in caplog.text
    assert "Sarimin" not in caplog.text


def test_one_that_is_stopped_begins_nothing_more(desk: Desk) -> None:
    case_id = queued_letter(desk)
    with running(desk, clock=lambda: desk.at - DAY) as scheduler:
        pass

    assert scheduler.sweep() == 0

    scheduler.wake(desk.at)
    assert desk.is_running(case_id)


def test_a_timer_of_another_process_fires_when_it_is_due(
    desk: Desk, staffed_url: str, looks: list[datetime | None]
) -> None:
    if staffed_url.startswith("sqlite"):
        pytest.skip("there is one process")
    desk.deploy(then(("tunggu", timer())))
    elsewhere = connect(staffed_url)

    with running(Desk(elsewhere)):
        assert eventually(lambda: len(looks) >= 2)
        due_at = utc_now() + SOON
        case_id = waiting(desk, until=due_at)
        Doorbell(desk.database).wake(due_at)
        assert eventually(lambda: not desk.is_running(case_id))
    elsewhere.close()

    assert timedelta() <= lateness(desk, case_id, due_at) < PRECISION


def test_stopping_does_not_wait_for_an_alarm_that_is_just_set(desk: Desk, staffed_url: str) -> None:
    if staffed_url.startswith("postgres"):
        pytest.skip("it is about the ticker alone")
    desk.deploy(then(("tunggu", timer())))
    waiting(desk, until=utc_now() + DAY)

    for number in range(STOPS):
        with running(desk):
            time.sleep(number % 10 / 1000)


def test_waking_a_scheduler_that_does_not_run_is_no_error(desk: Desk) -> None:
    Scheduler(desk.database).wake(desk.at)


def test_a_unit_of_work_says_when_the_first_that_it_wrote_falls_due(desk: Desk) -> None:
    desk.deploy(then(("tunggu", timer())))
    case_id = waiting(desk, until=utc_now() + DAY)

    with desk.database.work(OFFICE.id) as work:
        (job,) = work.timers.of_instance(case_id)
        assert work.alarm_at is None
        work.timers.clear([job.id])
        work.timers.add([job])

        assert work.alarm_at == job.due_at
