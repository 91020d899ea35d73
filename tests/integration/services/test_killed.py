"""Whatever moment the machine stops at: what was accepted is there, and nothing is half done."""

import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from engine.bpmn import runtime, state, waiting
from engine.domain.history import Happening
from engine.domain.task import TaskStatus
from engine.domain.worklist import CaseFilter, CaseQuery
from engine.persistence.database import connect
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case
from engine.services.case import Case
from tests.integration.services.desk import OFFICE, Desk
from tests.processes.case import NOW, ROOT

KILLS = 5
LIMIT_SECONDS = 60


def kill_at_work(url: str, log: Path) -> None:
    """Let the office work, and end it without warning within the second after its first answer."""
    before = size(log)
    command = [sys.executable, "-m", "tests.integration.services.worker", url, str(log)]
    with subprocess.Popen(command, cwd=ROOT) as worker:  # noqa: S603 - our own module
        until = time.monotonic() + LIMIT_SECONDS
        while size(log) == before and worker.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(secrets.randbelow(900) / 1000)
        worker.kill()
    assert size(log) > before


def size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


@contextmanager
def restarted(url: str) -> Iterator[Desk]:
    """A new process of the office, after the leases of the old one ran out."""
    desk = Desk(connect(url), at=NOW + timedelta(minutes=1))
    yield desk
    desk.database.close()


def cases(desk: Desk) -> list[UUID]:
    found: list[UUID] = []
    with desk.database.reading(OFFICE.id) as work:
        for which in (CaseFilter.RUNNING, CaseFilter.ENDED):
            query = CaseQuery(at=desk.at, filter=which, limit=10_000)
            found += [it.instance_id for it in work.instances.search(query).rows]
    return found


def require_consistent(desk: Desk) -> set[UUID]:
    """Return all completed tasks, after every case was found at a waiting point."""
    completed: set[UUID] = set()
    waits: set[UUID] = set()
    for case_id in cases(desk):
        with desk.database.work(OFFICE.id) as work:
            found = case.get(work, case_id)
            waits |= require_tasks_agree(work, found)
            completed |= require_history_agrees(work, found)
    assert queued(desk) == waits
    return completed


def require_tasks_agree(work: UnitOfWork, found: Case) -> set[UUID]:
    """Return the tokens that wait for a time or an operation."""
    process, saved = found.deployed.process, found.instance.state
    opened = {it.id for it in work.tasks.of_instance(found.instance.id) if it.is_open}
    for task_id in opened:
        runtime.variables(process, state=saved, token_id=task_id)
    live, _ = state.decode(process, saved)
    tokens = list(waiting.waiting(live))
    people = {it.id for it in tokens if waiting.waits_for_person(it)}
    assert people == opened
    assert bool(tokens) is (found.instance.ended_at is None)
    return {it.id for it in tokens} - people


def require_history_agrees(work: UnitOfWork, found: Case) -> set[UUID]:
    tasks = work.tasks.of_instance(found.instance.id)
    done = [it for it in tasks if it.status is TaskStatus.COMPLETED]
    history = work.history.of_instance(found.instance.id)
    told = [it.element_id for it in history if it.happening is Happening.TASK_COMPLETED]
    assert Counter(told) == Counter(it.element_id for it in done)
    assert all(it.status is not TaskStatus.HELD for it in tasks)
    return {it.id for it in done}


def queued(desk: Desk) -> set[UUID]:
    """Return all timers and jobs, leased or not."""
    later = desk.at + timedelta(days=9999)
    with desk.database.directory() as directory:
        timers = directory.due_timers(at=later, limit=10_000, lease=timedelta(0))
        jobs = directory.due_jobs(at=later, limit=10_000, lease=timedelta(0))
    return {key for _, key in (*timers, *jobs)}


def sequence(desk: Desk) -> list[int]:
    numbers = [desk.instance(it).business_key for it in cases(desk)]
    return sorted(int(it.split("-")[3]) for it in numbers if it)


@pytest.mark.slow
def test_an_office_that_is_killed_again_and_again_loses_and_doubles_nothing(
    staffed_url: str, tmp_path: Path
) -> None:
    log = tmp_path / "accepted"

    for _ in range(KILLS):
        kill_at_work(staffed_url, log)
        with restarted(staffed_url) as desk:
            completed = require_consistent(desk)
            accepted = [UUID(line) for line in log.read_text(encoding="ascii").split()]
            assert set(accepted) <= completed
            assert len(accepted) == len(set(accepted))
            assert sequence(desk) == list(range(1, len(sequence(desk)) + 1))


@pytest.mark.slow
def test_after_a_kill_every_case_goes_on_to_its_end(staffed_url: str, tmp_path: Path) -> None:
    kill_at_work(staffed_url, tmp_path / "accepted")

    with restarted(staffed_url) as desk:
        for case_id in cases(desk):
            desk.play(case_id)

        assert {desk.instance(it).end_id for it in cases(desk)} == {"e_selesai"}
        require_consistent(desk)
