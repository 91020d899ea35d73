"""What the ladder of a task or a case will do next, if nothing happens."""

from dataclasses import dataclass
from datetime import datetime

from engine.domain.deadline import TimeFrame
from engine.domain.ladder import RUNGS
from engine.domain.pause import Pause
from engine.domain.service_clock import ServiceClock
from engine.domain.staff import Staff
from engine.domain.task import Task
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, clocks, deadlines
from engine.services.case import Case
from engine.services.recipients import Recipients


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """At which moment a level will be reached, and the names of those who will be told."""

    level: int
    at: datetime
    told: tuple[str, ...]


def of_task(
    work: UnitOfWork, found: Case, task: Task, *, pauses: list[Pause], staff: Staff
) -> tuple[Foreseen, ...]:
    """Return the levels that an open task has yet to reach, the next one first."""
    if task.wake_at is None or task.target is None:
        return ()
    both = calendars.both(work)
    frame = deadlines.frame_of(task, task.target, calendars=both, pauses=pauses)
    plan = found.deployed.time_plan.ladder((task.process_id, task.element_id), task.callers)
    return _ahead(Recipients(staff=staff, plan=plan, task=task), frame, task.level)


def of_clock(
    work: UnitOfWork, found: Case, clock: ServiceClock | None, *, staff: Staff
) -> tuple[Foreseen, ...]:
    """Return the levels that a running clock has yet to reach, the next one first."""
    if clock is None or clock.wake_at is None:
        return ()
    plan = found.deployed.time_plan.clock_ladder
    recipients = Recipients(staff=staff, plan=plan)
    return _ahead(recipients, clocks.frame_of(work, clock), clock.level)


def _ahead(recipients: Recipients, frame: TimeFrame, reached: int) -> tuple[Foreseen, ...]:
    return tuple(
        Foreseen(
            level=level,
            at=frame.moment(level),
            told=tuple(it.name for it in recipients.people(RUNGS[level].told)),
        )
        for level in recipients.plan.levels
        if level > reached
    )
