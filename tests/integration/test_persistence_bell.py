"""A bell is heard in other processes; nobody fails for want of one."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from threading import Event, Thread

import pytest

from engine.persistence.bell import Bell
from engine.persistence.database import Database, connect
from engine.scheduler import SWEEP_EVERY, Doorbell
from tests.integration.records import HOUR, NOON
from tests.postgres import Postgres

LIMIT_SECONDS = 10


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.persistence.bell.RECONNECT_SECONDS", 0.05)


@contextmanager
def listening(url: str) -> Iterator[list[datetime]]:
    """Listen in what could be another process."""
    heard: list[datetime] = []
    stopping = Event()
    with closing(connect(url)) as database:
        bell, options = database.bell, {"stopping": stopping}
        thread = Thread(target=bell.listen, args=(heard.append,), kwargs=options)
        thread.start()
        try:
            yield heard
        finally:
            stopping.set()
            thread.join()


@contextmanager
def a_database(postgres: Postgres) -> Iterator[tuple[Database, str]]:
    with postgres.empty() as url, closing(connect(url)) as database:
        yield database, url


def rung_until(database: Database, at: datetime, holds: Callable[[], bool]) -> bool:
    """Ring again and again: what is rung before anybody listens is lost."""
    until = time.monotonic() + LIMIT_SECONDS
    while not holds() and time.monotonic() < until:
        database.bell.ring(at)
        time.sleep(0.02)
    return holds()


def test_what_is_rung_is_heard_with_its_time(postgres: Postgres) -> None:
    with a_database(postgres) as (database, url), listening(url) as heard:
        assert rung_until(database, NOON, lambda: NOON in heard)


def test_a_listener_that_loses_its_connection_listens_again(postgres: Postgres) -> None:
    with a_database(postgres) as (database, url), listening(url) as heard:
        assert rung_until(database, NOON, lambda: NOON in heard)
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )

        assert rung_until(database, NOON + HOUR, lambda: NOON + HOUR in heard)


def test_ringing_without_a_database_fails_nobody() -> None:
    with closing(connect("postgresql://nobody@127.0.0.1:1/alur")) as database:
        database.bell.ring(NOON)


def test_nobody_is_rung_for_what_the_next_sweep_finds_in_time(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[datetime] = []
    monkeypatch.setattr(Bell, "ring", lambda _, at: rung.append(at))
    doorbell = Doorbell(database, clock=lambda: NOON)

    for at in (NOON - HOUR, NOON, NOON + SWEEP_EVERY, NOON + HOUR):
        doorbell.wake(at)

    assert rung == ([] if url.startswith("sqlite") else [NOON - HOUR, NOON])


def test_one_process_hears_nothing_and_waits_for_nothing(database: Database, url: str) -> None:
    if url.startswith("postgres"):
        pytest.skip("there may be several processes")

    heard: list[datetime] = []

    database.bell.listen(heard.append, stopping=Event())

    assert heard == []
