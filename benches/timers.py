"""How late timers fire while many wait, and what a look costs when nothing is due.

The times are those at which a firing was committed. One scheduler, on this machine, with the
database's usual durability.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from unittest.mock import patch
from uuid import UUID

from uuid_utils.compat import uuid7

from benches import timed_package
from benches.office import Bench, bench_office
from engine.dispatch import Dispatch
from engine.domain.timer_job import TimerJob
from engine.due_work import DueWork
from engine.scheduler import Scheduler, utc_now
from engine.services import definitions, instances
from tests.postgres import running_postgres

PENDING, DUE = 100_000, 1_000
FEW = 1_000
WINDOW = timedelta(minutes=1)
LEAD = timedelta(seconds=2)
AT_ONCE = 5_000
LOOKS = 200
LIMITS = {"median": 100, "p95": 300, "p99": 500, "max": 1_000}


def main() -> None:
    with TemporaryDirectory() as folder, bench_office(Path(folder), steps=1) as bench:
        _measure("SQLite", bench)
    with (
        running_postgres() as server,
        server.empty() as url,
        bench_office(Path(), steps=1, url=url) as bench,
    ):
        _measure("PostgreSQL", bench)


def _measure(name: str, bench: Bench) -> None:
    _deploy(bench)
    began = utc_now()
    cases = [_start(bench, due_at=began + WINDOW * number / DUE) for number in range(DUE)]
    few = _look(bench, before=began)
    _wait_for_ever(bench, cases[0], count=PENDING - FEW)
    many = _look(bench, before=began)
    late, cpu = _fire_all(bench, began)
    _print(name, late, cpu, few, many)


def _deploy(bench: Bench) -> None:
    with bench.database.work(bench.office_id) as work:
        definitions.deploy(
            work,
            key=timed_package.KEY,
            read=lambda _: timed_package.files(),
            by="bench",
            at=utc_now(),
        )


def _start(bench: Bench, *, due_at: datetime) -> UUID:
    """Start a case whose deadline falls due then."""
    at = due_at - timed_package.DEADLINE
    with bench.database.work(bench.office_id) as work:
        return instances.start(work, key=timed_package.KEY, actor=bench.clerk, at=at).id


def _wait_for_ever(bench: Bench, case_id: UUID, *, count: int) -> None:
    """Add timers of the coming year, more than a day ahead."""
    first = utc_now() + timedelta(days=2)
    jobs = (
        TimerJob(
            id=uuid7(),
            instance_id=case_id,
            process_id="x",
            element_id="x",
            due_at=first + timedelta(minutes=5) * number,
        )
        for number in range(count)
    )
    for some in iter(lambda: list(islice(jobs, AT_ONCE)), []):
        with bench.database.work(bench.office_id) as work:
            work.timers.add(some)


def _look(bench: Bench, *, before: datetime) -> float:
    """Return the milliseconds of a look at a moment when nothing is due."""
    due_work = DueWork(
        bench.database,
        clock=lambda: before - timedelta(hours=1),
        stopping=Event(),
        dispatch=Dispatch(bench.database, channels={}),
    )

    def look() -> float:
        began = time.perf_counter()
        due_work.do_all()
        due_work.next_due()
        return (time.perf_counter() - began) * 1e3

    return median([look() for _ in range(2 * LOOKS)][LOOKS:])


def _fire_all(bench: Bench, began: datetime) -> tuple[list[float], float]:
    """Let the scheduler fire them; return how late each was, in ms, and the CPU ms of each."""
    gc.freeze()  # as the server does
    behind = utc_now() + LEAD - began
    with _committed() as times:
        cpu = time.process_time()
        scheduler = Scheduler(bench.database, clock=lambda: utc_now() - behind)
        scheduler.start()
        time.sleep((LEAD + WINDOW + LEAD).total_seconds())
        scheduler.stop()
        cpu = time.process_time() - cpu
    late = [
        (at - behind - (began + WINDOW * number / DUE)) / timedelta(milliseconds=1)
        for number, at in enumerate(times)
    ]
    assert len(late) == DUE, len(late)
    return late, cpu / DUE * 1e3


@contextmanager
def _committed() -> Iterator[list[datetime]]:
    """Note when each firing was committed; they come in the order in which they are due."""
    times: list[datetime] = []
    fire = DueWork.fire

    def timed(due_work: DueWork, office_id: UUID, timer_id: UUID) -> None:
        fire(due_work, office_id, timer_id)
        times.append(utc_now())

    with patch.object(DueWork, "fire", timed):
        yield times


def _print(name: str, late: list[float], cpu: float, few: float, many: float) -> None:
    percent = quantiles(late, n=100)
    found = {
        "median": median(late),
        "p95": percent[94],
        "p99": percent[98],
        "max": max(late),
    }
    print(f"{name}: {DUE:,} of {PENDING:,} timers due within a minute")
    for which, milliseconds in found.items():
        print(f"  lateness {which:24} {milliseconds:8.1f} ms, limit {LIMITS[which]}")
    print(f"  CPU of one firing               {cpu:8.2f} ms")
    print(f"  a look, nothing due, {FEW:,} wait {few:9.3f} ms")
    print(f"  the same, {PENDING:,} wait         {many:9.3f} ms  = {many / few:.2f} x, limit 1.5")


if __name__ == "__main__":
    main()
