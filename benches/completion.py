"""Completions a second through the services, beside the machine's own commits of the same rows."""

import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from benches import over_http
from benches.office import Bench, bench_office
from benches.raw import RawCommits, raw_commits

ROUNDS = 9
PER_ROUND = 120
LONG, FIRST, USUAL, LATE = 30, 1, 2, 29


def main() -> None:
    with TemporaryDirectory() as folder:
        ratio = _against_the_machine(Path(folder))
    with TemporaryDirectory() as folder:
        _first_and_thirtieth_step(Path(folder))
    over_http.main()
    print(f"ratio {ratio:.2f}")


def _against_the_machine(folder: Path) -> float:
    with bench_office(folder, steps=6) as bench:
        warm = bench.start_numbered()
        bench.complete(warm, USUAL)
        _checkpoint(folder / "bench.db")
        copy = folder / "raw.db"
        with raw_commits(folder / "bench.db", copy, task_id=warm.bytes) as raw:
            rounds = [_round(bench, raw) for _ in range(ROUNDS)]
    ours, machine = median(it[0] for it in rounds), median(it[1] for it in rounds)
    ratio = median(ours / machine for ours, machine in rounds)
    print(f"completions through the services  {ours:8.0f} /s  (SQLite, synchronous=FULL)")
    print(f"the machine's commits, same rows  {machine:8.0f} /s")
    return ratio


def _round(bench: Bench, raw: RawCommits) -> tuple[float, float]:
    """Return both rates of one round; the two are measured right after one another."""
    tasks = [bench.start_numbered() for _ in range(PER_ROUND)]
    ours = _rate(lambda task_id: bench.complete(task_id, USUAL), tasks)
    machine = _rate(lambda _: raw.commit(), tasks)
    return ours, machine


def _rate(act: Callable[[UUID], None], tasks: Iterable[UUID]) -> float:
    items = list(tasks)
    began = time.perf_counter()
    for task_id in items:
        act(task_id)
    return len(items) / (time.perf_counter() - began)


def _first_and_thirtieth_step(folder: Path) -> None:
    """Print what a completion costs at the first and at a late step of thirty, in CPU time."""
    with bench_office(folder, steps=LONG) as bench:
        late = [_advanced(bench, to=LATE) for _ in range(PER_ROUND)]
        pairs = [_pair(bench, late_task) for late_task in late]
    first, thirtieth = (median(it[index] for it in pairs) * 1e3 for index in (0, 1))
    print(f"CPU of the 1st step               {first:8.2f} ms")
    print(
        f"CPU of the {LATE}th of {LONG} steps        {thirtieth:8.2f} ms"
        f"  = {thirtieth / first:.2f} x the 1st"
    )


def _advanced(bench: Bench, *, to: int) -> UUID:
    task_id = bench.start()
    for step in range(1, to):
        bench.complete(task_id, step)
        task_id = bench.next_task(task_id)
    return task_id


def _pair(bench: Bench, late_task: UUID) -> tuple[float, float]:
    return _cost(bench, bench.start(), FIRST), _cost(bench, late_task, LATE)


def _cost(bench: Bench, task_id: UUID, step: int) -> float:
    began = time.process_time()
    bench.complete(task_id, step)
    return time.process_time() - began


def _checkpoint(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


if __name__ == "__main__":
    main()
