"""Two schedulers share an office's timers; one of them is killed amid its work."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from engine.domain.history import Happening
from engine.scheduler import utc_now
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.packages import then, timer
from tests.processes.case import ROOT

TIMERS = 1_000
KILL_AFTER = 150
# What the killed one had taken is taken up when its lease ends.
LIMIT_SECONDS = 120


@contextmanager
def scheduler(url: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run `alur scheduler` until it is told to stop, or is dead already."""
    environment = {**os.environ, "DATABASE_URL": url, "ALUR_DATA_DIR": str(folder)}
    command = [sys.executable, "-c", "from engine.cli import alur; alur()", "scheduler"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:  # noqa: S603 - our own
        try:
            yield process
        finally:
            process.terminate()


def waiting_cases(desk: Desk) -> list[UUID]:
    """Many cases whose time has come, one second after another."""
    desk.deploy(then(("tunggu", timer())))
    cases, began = [], utc_now() - timedelta(days=2)
    for number in range(TIMERS):
        desk.at = began + timedelta(seconds=number)
        case_id = desk.start("uji")
        desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
        cases.append(case_id)
    return cases


def count_fired(desk: Desk, cases: list[UUID]) -> Counter[int]:
    """Return how many cases had their timer fired how often."""
    with desk.database.reading(OFFICE.id) as work:
        histories = [work.history.of_instance(it) for it in cases]
    fired = [[it for it in story if it.happening is Happening.TIMER_FIRED] for story in histories]
    return Counter(map(len, fired))


def wait_until(url: str, *, left: int) -> None:
    """Return when so few timers wait; one that has fired is gone."""
    until = time.monotonic() + LIMIT_SECONDS
    with psycopg.connect(url, autocommit=True) as connection:
        while time.monotonic() < until:
            (waiting,) = connection.execute("SELECT count(*) FROM timer").fetchone() or (0,)
            if waiting <= left:
                return
            time.sleep(0.05)


@pytest.mark.slow
def test_of_two_schedulers_one_is_killed_and_every_timer_fires_once(
    desk: Desk, staffed_url: str, tmp_path: Path
) -> None:
    if staffed_url.startswith("sqlite"):
        pytest.skip("there is one process")
    cases = waiting_cases(desk)

    with ExitStack() as running:
        doomed, other = (running.enter_context(scheduler(staffed_url, tmp_path)) for _ in range(2))
        wait_until(staffed_url, left=TIMERS - KILL_AFTER)
        doomed.kill()
        wait_until(staffed_url, left=0)

    assert count_fired(desk, cases) == {1: TIMERS}
    assert (doomed.returncode, other.returncode) == (-signal.SIGKILL, 0)
