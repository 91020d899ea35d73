"""After a change of the calendar: open due times are worked out anew, a few cases at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.routine import Plan, Routine, RoutineKind
from engine.domain.service_clock import ServiceClock
from engine.domain.task import Task
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, clocks, deadlines

# Whoever works on one of the cases waits for the transaction that has it.
BATCH = 50
TASKS, CLOCKS = "tasks", "clocks"
PART, AFTER = "part", "after"
FIRST = UUID(int=0)


def ask(work: UnitOfWork, *, at: datetime) -> None:
    """Plan that all open due times, if there are any, are worked out anew, from the first on."""
    work.routines.clear(RoutineKind.LAYING, key="")
    if any(it.find(work, FIRST) for it in PARTS.values()):
        work.routines.add(
            [Routine(id=uuid7(), kind=RoutineKind.LAYING, due_at=at, memory=_memory(TASKS))]
        )


def run(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    del at
    for found in _batch(work, routine):
        PARTS[routine.memory[PART]].lay(work, found)


def following(work: UnitOfWork, routine: Routine, at: datetime) -> Plan | None:
    """Go on behind the last one, with the clocks after the tasks; None when all are done."""
    found = _batch(work, routine)
    if len(found) == BATCH:
        return Plan(due_at=at, memory=_memory(routine.memory[PART], found[-1].id))
    is_half_done = routine.memory[PART] == TASKS
    return Plan(due_at=at, memory=_memory(CLOCKS)) if is_half_done else None


def _batch(work: UnitOfWork, routine: Routine) -> Sequence[Task | ServiceClock]:
    after = UUID(routine.memory[AFTER])
    return PARTS[routine.memory[PART]].find(work, after)


def _memory(part: str, after: UUID = FIRST) -> Mapping[str, Any]:
    return {PART: part, AFTER: str(after)}


def _tasks(work: UnitOfWork, after: UUID) -> Sequence[Task]:
    return work.tasks.with_due(after=after, limit=BATCH)


def _lay_task(work: UnitOfWork, found: Any) -> None:
    owner = case.get(work, found.instance_id)
    task = work.tasks.get(found.id)  # again, behind the case's lock
    if task.is_open:
        deadlines.lay(
            task,
            plan=owner.deployed.time_plan,
            calendars=calendars.both(work),
            pauses=work.clocks.pauses(task.instance_id),
        )
        work.tasks.save(task)


def _clocks(work: UnitOfWork, after: UUID) -> Sequence[ServiceClock]:
    return work.clocks.running(after=after, limit=BATCH)


def _lay_clock(work: UnitOfWork, found: Any) -> None:
    owner = case.get(work, found.id)
    clock = work.clocks.get(found.id)
    if clock is not None and clock.stopped_at is None:
        clocks.lay(work, owner, clock)
        work.clocks.save(clock)


@dataclass(frozen=True, slots=True)
class Part:
    """How those after an id are found, a batch of them in order, and how one is laid anew."""

    find: Callable[[UnitOfWork, UUID], Sequence[Task | ServiceClock]]
    lay: Callable[[UnitOfWork, Any], None]


PARTS: Mapping[str, Part] = {
    TASKS: Part(_tasks, _lay_task),
    CLOCKS: Part(_clocks, _lay_clock),
}
