"""Climb the ladder: tell people that time runs out, open late tasks, ask for a decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.deadline import TimeFrame
from engine.domain.escalation import Escalation
from engine.domain.history import Happening, HistoryEntry
from engine.domain.ladder import RUNGS, LadderPlan
from engine.domain.service_clock import ServiceClock
from engine.domain.staff import Staff
from engine.domain.task import Task
from engine.domain.user import User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, case, clocks, deadlines, expressions, notices, staff
from engine.services.case import Case
from engine.services.recipients import Recipients

MINUTE = timedelta(minutes=1)
# Who falls late in the moment of closing is told then, not the next morning.
CLOSING = timedelta(minutes=5)


def climb_task(work: UnitOfWork, *, task_id: UUID, at: datetime) -> None:
    """Do what the ladder of a task asks for by now; a task that is closed is left alone.

    Each level is reached once, in order, however late: the task's row remembers the last one.
    """
    found = case.get(work, work.tasks.get(task_id).instance_id)
    task = work.tasks.get(task_id)  # again, behind the case's lock
    if task.wake_at is None or task.target is None:
        return
    frame = deadlines.frame_of(
        task,
        task.target,
        calendars=calendars.both(work),
        pauses=work.clocks.pauses(found.instance.id),
    )
    plan = found.deployed.time_plan.ladder((task.process_id, task.element_id), task.callers)
    _Climb(
        work=work,
        found=found,
        staff=staff.on_day(work, staff.local_day(work, at)),
        plan=plan,
        frame=frame,
        subject=task,
        task=task,
    ).go(at)
    work.tasks.save(task)


def climb_case(work: UnitOfWork, *, instance_id: UUID, at: datetime) -> None:
    """Do what the ladder of a case's clock asks for by now; one that stands still is left alone."""
    found = case.get(work, instance_id)
    clock = work.clocks.get(instance_id)
    if clock is None or clock.wake_at is None:
        return
    frame = clocks.frame_of(work, clock)
    plan = found.deployed.time_plan.clock_ladder
    _Climb(
        work=work,
        found=found,
        staff=staff.on_day(work, staff.local_day(work, at)),
        plan=plan,
        frame=frame,
        subject=clock,
    ).go(at)
    work.clocks.save(clock)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Climb:
    """One climb of a `subject`: a task, or with none the clock of the case."""

    work: UnitOfWork
    found: Case
    staff: Staff
    plan: LadderPlan
    frame: TimeFrame
    subject: Task | ServiceClock
    task: Task | None = None

    def go(self, at: datetime) -> None:
        """Reach every level that is past, and tell each person of the highest one for them."""
        reached = [(level, self._reach(level, moment, at)) for level, moment in self._past(at)]
        told: set[UUID] = set()
        for level, people in reversed(reached):
            self._tell(level, [it.id for it in people if it.id not in told], at)
            told.update(it.id for it in people)

    def _past(self, at: datetime) -> Iterator[tuple[int, datetime]]:
        while (level := self.plan.next_level(self.subject.level)) is not None:
            moment = self.frame.moment(level)
            if moment > at:
                self.subject.climb(self.subject.level, wake_at=moment)
                return
            self.subject.climb(level, wake_at=None)
            yield level, moment

    def _reach(self, level: int, moment: datetime, at: datetime) -> Sequence[User]:
        """Do what a level asks for, and return whom it concerns."""
        rung = RUNGS[level]
        recipients = Recipients(staff=self.staff, plan=self.plan, task=self.task)
        people = recipients.people(rung.told)
        if rung.opens and self.task is not None:
            self.task.open_to_role()
        self.work.escalations.add(self._escalation(level, people, moment, at))
        self.work.history.add([self._entry(level, people, at)])
        return people

    def _tell(self, level: int, people: list[UUID], at: datetime) -> None:
        rung = RUNGS[level]
        notices.tell(
            self.work,
            to=people,
            code=rung.code if self.task else rung.case_code,
            fact=f"{self.subject.id}:{level}",
            at=_in_hours(self.work, at),
            facts=self._facts(at),
            instance_id=self.found.instance.id,
        )

    def _facts(self, at: datetime) -> dict[str, Any]:
        left = self.frame.calendar.between(start=at, end=self.frame.due_at)
        return {
            "tugas": self.task.name if self.task else self.found.instance.name,
            "nomor": self.found.instance.business_key,
            "lane": self._lane(),
            "tgl": expressions.local(self.work, self.frame.due_at).isoformat(),
            "sisa": round(left / MINUTE),
        }

    def _lane(self) -> str | None:
        """Return how the diagram calls the lane of the task's role."""
        if self.task is None:
            return None
        lanes = self.found.deployed.facts[self.task.process_id].lanes
        return lanes.get(self.task.role, self.task.role)

    def _escalation(
        self, level: int, people: Sequence[User], moment: datetime, at: datetime
    ) -> Escalation:
        return Escalation(
            subject_id=self.subject.id,
            level=level,
            instance_id=self.found.instance.id,
            at=at,
            due_at=moment,
            told=tuple(it.name for it in people),
            asked=tuple(it.id for it in people) if RUNGS[level].asks else (),
        )

    def _entry(self, level: int, people: Sequence[User], at: datetime) -> HistoryEntry:
        return HistoryEntry(
            id=uuid7(),
            instance_id=self.found.instance.id,
            at=at,
            happening=Happening.ESCALATED,
            process_id=self.task.process_id if self.task else None,
            element_id=self.task.element_id if self.task else None,
            name=self.task.name if self.task else None,
            facts={
                "level": level,
                "due_at": self.frame.due_at.isoformat(),
                "told": [it.name for it in people],
            },
        )


def _in_hours(work: UnitOfWork, at: datetime) -> datetime:
    """Return `at`, or when the office opens next: nobody is told outside working hours."""
    working = calendars.of_office(work)
    return at if at - working.last_closing(at) <= CLOSING else working.next_opening(at)
